"""Delegates, owners, the community of an association, figures of size."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.members import access, actions
from entente.members.models import Delegation, Ownership, Reached
from entente.people import actions as people
from entente.web.acting import who
from entente.web.context import partnership
from entente.web.members.acting import Page, answer, bound
from entente.web.members.forms.changes import EndForm
from entente.web.members.forms.links import CommunityForm, DelegateForm, OwnerForm, SizeForm


@login_required
def delegate(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_staff(request.user, slug)

    @transaction.atomic
    def act(form: DelegateForm, at: datetime) -> None:
        said = form.cleaned_data
        person = people.add_person(said["name"] or said["email"], said["email"], by=who(request), at=at)
        work = {"job_title": said["job_title"], "department": said["department"]}
        actions.delegate(person, one, said["role"], on=said["on"], by=who(request), at=at, **work)

    lead = _("From the day you name, this person acts for the organisation as the role says. Signing in takes an invitation: People.")
    page = Page(_("Who speaks for %(name)s?") % {"name": one}, lead, _("Name the delegate"), one)
    return answer(request, bound(request, DelegateForm, {"on": timezone.localdate()}), page, act, _("Named."))


@login_required
def end_delegation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    one = access.organisation_to_staff(request.user, slug)
    held = get_object_or_404(Delegation.objects.known().select_related("person"), pk=pk, organisation=one)
    return answer(
        request,
        bound(request, EndForm, {"on": timezone.localdate()}),
        Page(
            _("When does %(person)s stop speaking for it?") % {"person": held.person},
            _("The rights end with the delegation."),
            _("End it"),
            one,
        ),
        lambda form, at: actions.end_delegation(held, **form.cleaned_data, by=who(request), at=at),
        _("Ended."),
    )


@login_required
def own(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_keep(request.user, slug)
    lead = _("Above 50 per cent the owner is its parent: in published figures both count as one contributor.")
    return answer(
        request,
        bound(request, OwnerForm),
        Page(_("Who owns how much of %(name)s?") % {"name": one}, lead, _("Note the owner"), one),
        lambda form, at: actions.note_ownership(owned=one, **form.cleaned_data, by=who(request), at=at),
        _("Noted."),
    )


@login_required
def end_ownership(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    one = access.organisation_to_keep(request.user, slug)
    held = get_object_or_404(Ownership.objects.known().select_related("owner"), pk=pk, owned=one)
    return answer(
        request,
        bound(request, EndForm),
        Page(_("When did %(owner)s stop owning it?") % {"owner": held.owner}, _("The share stays in the history."), _("End it"), one),
        lambda form, at: actions.end_ownership(held, **form.cleaned_data, by=who(request), at=at),
        _("Ended."),
    )


@require_safe
def community(request: HttpRequest, slug: str) -> HttpResponse:
    """Whom an association reaches: public, as its number is."""
    one = access.organisation_to_read(request.user, slug)
    rows = Reached.objects.known().on(partnership(request).day).filter(association=one).select_related("organisation")
    context = {"organisation": one, "rows": rows.order_by("country_id", "name_key"), "day": partnership(request).day}
    return render(request, "members/community.html", context)


@login_required
def set_community(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_describe(request.user, slug)
    rows = Reached.objects.known().filter(association=one, to_on=None).order_by("country_id", "name_key")
    initial = (
        {"entities": "\n".join(f"{row.name}; {row.country_id}" for row in rows), "on": timezone.localdate()}
        if request.method == "GET"
        else {}
    )
    return answer(
        request,
        bound(request, CommunityForm, initial),
        Page(
            _("Whom does %(name)s bring with it?") % {"name": one},
            _("Entities that are no members themselves; each counts once."),
            _("Save"),
            one,
        ),
        lambda form, at: actions.set_reached(one, **form.cleaned_data, by=who(request), at=at),
        _("Saved."),
    )


@login_required
def size(request: HttpRequest, slug: str) -> HttpResponse:
    one = access.organisation_to_keep(request.user, slug)
    lead = _(
        "With linked enterprises in full and partner enterprises in proportion. Leave empty what is not known; it is never taken for 0."
    )
    return answer(
        request,
        bound(request, SizeForm),
        Page(_("How large was %(name)s?") % {"name": one}, lead, _("Save"), one),
        lambda form, at: actions.note_size(one, form.figures, because=form.cleaned_data["because"], by=who(request), at=at),
        _("Saved; the size follows from the figures."),
    )
