"""Mandates: given, changed, handed over by the office; ended by who leads the body, or given back by the person."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.governance import access, actions
from entente.governance.models import Body, Mandate
from entente.governance.queries.people import people_of
from entente.web.acting import who
from entente.web.governance.acting import Page, answer
from entente.web.governance.forms.seats import EndForm, GiveForm, HandOverForm, RoleForm, behind, today


@login_required
def give(request: HttpRequest, body: str) -> HttpResponse:
    found = access.body_to_settle(request.user, body)
    form = GiveForm(request.POST or None, body=found, initial={"on": today()})
    lead = _("From that day rights, lists, calendar and pages follow. To ask the person first, offer the seat instead.")
    page = Page(_("Who takes a seat in %(body)s?") % {"body": found}, lead, _("Give the seat"), found, people_page(found))
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.give(
            found,
            said["person"],
            said["role"],
            organisation=said["organisation"],
            decision=behind(said),
            group=said["group"],
            term_ends_on=said["term_ends_on"],
            on=said["on"],
            by=who(request),
            at=at,
        ),
        _("The seat is given."),
    )


@login_required
def change_role(request: HttpRequest, body: str, mandate: int) -> HttpResponse:
    found = access.body_to_settle(request.user, body)
    held = held_in(found, mandate)
    form = RoleForm(request.POST or None, initial={"role": held.role, "on": today()})
    page = Page(
        _("What is %(person)s in %(body)s?") % {"person": held.person, "body": found},
        _("Until then it stays as it is; both stay on record."),
        _("Change it"),
        found,
        people_page(found),
    )
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.change_role(held, said["role"], decision=behind(said), on=said["on"], by=who(request), at=at),
        _("Noted."),
    )


@login_required
def hand_over(request: HttpRequest, body: str, mandate: int) -> HttpResponse:
    """Change a chair once: everything that asks who chairs follows."""
    found = access.body_to_settle(request.user, body)
    held = held_in(found, mandate)
    others = [one for one in people_of(found, timezone.localdate()).mandates if one.person_id != held.person_id]
    form = HandOverForm(request.POST or None, others=others, initial={"on": today(), "stays": True})
    said = {"role": held.get_role_display().lower(), "body": found, "person": held.person}
    lead = _("One step: %(person)s gives it over, and rights, lists, coming meetings and pages follow.") % said
    page = Page(_("Who is %(role)s of %(body)s after %(person)s?") % said, lead, _("Hand it over"), found, people_page(found))
    return answer(
        request,
        form,
        page,
        lambda given, at: actions.hand_over(
            held,
            given["who"],
            organisation=given["organisation"],
            stays=given["stays"],
            decision=behind(given),
            on=given["on"],
            by=who(request),
            at=at,
        ),
        _("Handed over."),
    )


@login_required
def end(request: HttpRequest, body: str, mandate: int) -> HttpResponse:
    found = access.body_to_read(body)
    held = held_in(found, mandate)
    _refuse_ending(request, found, held)
    is_own = held.person_id == who(request).pk
    said = {"person": held.person, "body": found}
    title = _("When do you leave %(body)s?") if is_own else _("When does %(person)s leave %(body)s?")
    form = EndForm(request.POST or None, initial={"on": today()})
    page = Page(
        title % said, _("What was shared before stays shared with those who sat there then."), _("End the mandate"), found, is_danger=True
    )
    return answer(
        request,
        form,
        page,
        lambda given, at: actions.end(held, because=given["because"], on=given["on"], by=who(request), at=at),
        _("Noted."),
    )


def _refuse_ending(request: HttpRequest, found: Body, held: Mandate) -> None:
    """Chairs end seats of members and observers, never one another's; who sits somewhere may always leave."""
    if access.keeps_all(request.user) or held.person_id == who(request).pk:
        return
    if not access.leads(request.user, found.pk):
        raise Http404
    if held.keeps:
        raise PermissionDenied(_("Chairs are changed by the office, as the body that elects them decides."))


def held_in(found: Body, number: int) -> Mandate:
    held: Mandate | None = Mandate.objects.known().filter(body=found, pk=number).select_related("person", "organisation", "body").first()
    if held is None:
        raise Http404
    return held


def people_page(found: Body) -> str:
    return reverse("governance:people", args=[found.slug])
