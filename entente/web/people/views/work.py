"""What a person is in organisations: given, changed, and ended in one step when it left."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.members import access as members
from entente.members import actions
from entente.members.models import Delegation
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.people.acting import answer, bound, keeper, me, person_to_keep, there
from entente.web.people.forms.deciding import JobForm, LeftForm, WorkForm


@login_required
def give(request: HttpRequest, pk: int) -> HttpResponse:
    subject, by = person_to_keep(request, pk), keeper(request)
    form = bound(request, WorkForm, {"on": timezone.localdate(), "organisation": request.GET.get("organisation", "")[:300]})

    def act(said: dict[str, Any], at: Any) -> None:
        actions.delegate(subject, said.pop("organisation"), said.pop("role"), **said, by=by, at=at)

    page = {"title": _("What is %(name)s, and where?") % {"name": subject}, "button": _("Give the role")}
    return answer(request, "people/form.html", form, act, to=reverse("people:person", args=[pk]), person=subject, page=page)


@login_required
def job(request: HttpRequest, pk: int, delegation: int) -> HttpResponse:
    subject, by = person_to_keep(request, pk), keeper(request)
    rows = Delegation.objects.known().select_related("organisation")
    held = get_object_or_404(rows, pk=delegation, person=subject)
    form = bound(request, JobForm, {"job_title": held.job_title, "department": held.department})

    def act(said: dict[str, Any], at: Any) -> None:
        actions.change_job(held, **said, by=by, at=at)

    page = {"title": _("What does %(name)s do at %(where)s?") % {"name": subject, "where": held.organisation}, "button": _("Change")}
    return answer(request, "people/form.html", form, act, to=reverse("people:person", args=[pk]), person=subject, page=page)


@login_required
def left(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """For the office, who speaks for the organisation, and the person itself."""
    subject, by = there(pk), me(request)
    organisation = members.organisation_to_leave(request.user, subject, slug)
    live = [row for row in _rows(pk, organisation.pk) if row.to_on is None or row.to_on > timezone.localdate()]
    if not live and request.method != "POST":
        raise Http404
    form = bound(request, LeftForm, {"on": timezone.localdate()})

    def act(said: dict[str, Any], at: Any) -> None:
        actions.leave_organisation(subject, organisation, because=said["because"], on=said["on"], by=by, at=at)

    keeps = people.may(request.user, Permission.PEOPLE_MANAGE)
    to = reverse("people:person", args=[pk]) if keeps else organisation.get_absolute_url()
    done = _("%(name)s has left %(where)s; all rights that came with it have ended.") % {"name": subject, "where": organisation}
    return answer(
        request, "people/left.html", form, act, to=to, done=done, person=subject, organisation=organisation, live=live, back=to, keeps=keeps
    )


def _rows(person: int, organisation: int) -> list[Delegation]:
    return list(Delegation.objects.known().filter(person=person, organisation=organisation).order_by("from_on", "pk"))
