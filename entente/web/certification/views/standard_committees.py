"""Who of us sits in which committee: names for who is signed in, organisations for everyone."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.certification import access
from entente.certification.actions import standard_committees as actions
from entente.certification.choices import CommitteeRole
from entente.certification.models import CommitteeSeat
from entente.certification.queries import standards as queries
from entente.web.certification.scheme_acting import Page, acted, who
from entente.web.certification.standard_forms import EndForm, SeatForm


@require_safe
def committees(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    is_inside = access.reads_comments(request.user)
    context = {
        "day": day,
        "committees": queries.committees(day),
        "past": queries.past_seats(day) if is_inside else [],
        "is_inside": is_inside,
        "keeps": access.keeps(request.user),
    }
    return render(request, "certification/standard_committees.html", context)


@login_required
def seat(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = SeatForm(request.POST or None, initial={"on": timezone.localdate()})
    lead = _("From a day on; the end is noted when it comes.")
    page = Page(_("Who sits in which committee?"), lead, _("Note the seat"), reverse("certification:committees"), _("Committees"))

    def act(said: dict[str, Any]) -> str:
        actions.give_seat(
            said["committee"],
            said["email"],
            CommitteeRole(said["role"]),
            body=said["body"],
            name=said["name"],
            organisation=said["organisation"],
            on=said["on"],
            by=who(request),
            at=timezone.now(),
        )
        return reverse("certification:committees")

    return acted(request, page, form, act)


@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    access.keeper(request.user)
    found = get_object_or_404(CommitteeSeat.objects.known().select_related("committee", "person"), pk=pk)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    title = _("%(person)s no longer sits in %(committee)s") % {"person": found.person, "committee": found.committee}
    page = Page(title, _("The seat stays readable as a past one."), _("End the seat"), reverse("certification:committees"), _("Committees"))

    def act(said: dict[str, Any]) -> str:
        actions.end_seat(found, on=said["on"], by=who(request), at=timezone.now())
        return reverse("certification:committees")

    return acted(request, page, form, act)
