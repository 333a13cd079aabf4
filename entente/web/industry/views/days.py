"""Investor days: the call, pitches, wishes to meet, and who meets whom when."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entente.industry import access, actions, queries
from entente.industry.models import Attending, InvestorDay
from entente.people.models import Account
from entente.web.acting import who
from entente.web.gatherings.asking import asks_in
from entente.web.industry.acting import answer, settled
from entente.web.industry.growth_forms import AttendForm, CallForm


@require_safe
def days(request: HttpRequest) -> HttpResponse:
    rows = access.days(request.user).order_by("-gathering__starts_at", "-pk")[:100]
    return render(request, "industry/days.html", {"rows": rows, "keeps": access.keeps(request.user), "on": timezone.localdate()})


@asks_in
@require_safe
def day(request: HttpRequest, pk: int) -> HttpResponse:
    """What everyone sees of it; besides, one's own pitches and meetings, and all of them for the office."""
    found, on = access.day_to_read(request.user, pk), timezone.localdate()
    mine = access.meetings(request.user).filter(attending__day=found)
    oversees = access.oversees(request.user)
    context = {
        "found": found,
        "open": found.is_open(on),
        "attending": list(found.attending.select_related("investor", "person").order_by("investor__name_key")),
        "pitches": access.pitches(request.user).filter(day=found).order_by("profile__name_key"),
        "meetings": mine.filter(slot__isnull=False).order_by("slot", "pk"),
        "unanswered": _to_answer(request, found) if isinstance(request.user, Account) else [],
        "plan": queries.plan(found) if oversees and found.is_laid_out else [],
        "own": access.applicants(request.user),
        "keeps": access.keeps(request.user),
        "oversees": oversees,
    }
    return render(request, "industry/day.html", context)


def _to_answer(request: HttpRequest, found: InvestorDay) -> Any:
    """Wishes that the reader answers for an investor; for the office those of investors for whom nobody else does."""
    rows = access.meetings(request.user).filter(attending__day=found, answer="waiting")
    hosts = rows.filter(attending__person=who(request).pk)
    return (rows.filter(attending__person=None) | hosts if access.keeps(request.user) else hosts).order_by("pk")


@login_required
def call(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    form = CallForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> InvestorDay:
        return actions.set_call(fields["gathering"], form.said, by=who(request), at=at)

    context = {"form": form, "title": _("Call for pitches"), "button": _("Open the call"), "back": "industry:days"}
    return answer(request, "industry/form.html", context, act, said=_("The call is set."))


@login_required
def change_call(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.day_to_keep(request.user, pk)
    names = ("call", "opens_on", "closes_on", "first_slot_at", "minutes", "slots", "tables")
    initial = {name: getattr(found, name) for name in names}
    form = CallForm(request.POST if request.method == "POST" else None, initial=initial, of=found)

    def act(fields: dict[str, Any], at: datetime) -> InvestorDay:
        return actions.set_call(found.gathering, form.said, by=who(request), at=at)

    return answer(request, "industry/form.html", {"form": form, "title": found.gathering.title, "button": _("Change it"), "of": found}, act)


@login_required
def attend(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.day_to_keep(request.user, pk)
    form = AttendForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> InvestorDay:
        row: Attending = actions.attend(found, fields["investor"], person=fields["email"], by=who(request), at=at)
        return row.day

    context = {"form": form, "title": _("Which investor takes part?"), "button": _("It takes part"), "of": found}
    return answer(request, "industry/form.html", context, act)


@login_required
@require_POST
def lay_out(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.day_to_keep(request.user, pk)
    said = _("The meetings are laid out: no other plan keeps more, or more important, wishes.")
    return settled(request, found, lambda at: actions.lay_out(found, by=who(request), at=at), said)
