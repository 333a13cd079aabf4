"""Barriers: what members report, and what of it everybody may see."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.market import measure_access as access
from entente.market.access import keeps as keeps_market
from entente.market.actions import barriers as actions
from entente.market.choices import sector_name
from entente.market.measure_choices import BarrierState, StillThere
from entente.market.models import Barrier
from entente.market.queries.barriers_frozen import live, released
from entente.people.models import Account
from entente.web.acting import who
from entente.web.measures.acting import answered
from entente.web.measures.forms import AgainForm, BecauseForm, BundleForm, ReportForm, VerifyForm

A_PAGE = 25
FIELDS = ("product", "scheme", "state", "sector", "happened_on", "asked", "asked_scheme", "asked_level")
MORE = ("cost_low", "cost_high", "months", "may_be_named")


@require_safe
def barriers(request: HttpRequest) -> HttpResponse:
    """Counts for everybody; one's own one by one, all of them for the office."""
    return overview(request)


def overview(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    is_live = access.counts_live(request.user)
    release, told = (None, live()) if is_live else released()
    mine = access.barriers(request.user) if isinstance(request.user, Account) else Barrier.objects.none()
    after = request.GET.get("after", "")
    rows = list((mine.filter(pk__lt=int(after)) if after.isascii() and after.isdigit() and len(after) < 18 else mine)[: A_PAGE + 1])
    context = {
        "told": told,
        "release": release,
        "is_live": is_live,
        "by_sector": [(sector_name(code), count) for code, count in told.by_sector.items()],
        "rows": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "oversees": access.oversees(request.user),
        "keeps": keeps_market(request.user),
        "reports": request.user.is_authenticated and bool(access.organisations_to_report_for(request.user)),
    }
    return render(request, "measures/barriers.html", context | more, status=status)


@login_required
def report(request: HttpRequest) -> HttpResponse:
    own = access.organisations_to_report_for(request.user)
    if not own:
        raise PermissionDenied(_("A barrier is reported by somebody of the member that met it."))
    form = ReportForm(request.POST or None, organisations=own)

    def act(said: dict[str, Any], at: datetime) -> Any:
        access.reporter_for(request.user, said["organisation"])
        facts = {name: said[name] for name in (*FIELDS, *MORE)}
        told = actions.Reported(**facts, certificate=said["number"])
        return actions.report(told, said["organisation"], by=who(request), at=at)

    return answered(
        request,
        "measures/report.html",
        {"form": form},
        act,
        said=_("It is reported. The office looks at it; you are told what came of it."),
    )


@login_required
@require_safe
def barrier(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, access.barrier_to_read(request.user, pk))


def _checked(found: Barrier) -> dict[str, Any]:
    """What was checked when it was reported, its days as days."""
    told = found.checked
    cells = [one | {"rules": [rule | {"since": _day(rule["since"])} for rule in one["rules"]]} for one in told.get("cells", [])]
    return {"day": _day(told.get("day")), "cells": cells}


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def shown(request: HttpRequest, found: Barrier, *, status: int = 200, refused: Any = None, **more: Any) -> HttpResponse:
    found = access.barriers(request.user).get(pk=found.pk)
    keeps, is_open = keeps_market(request.user), found.status == BarrierState.REPORTED
    is_own = found.organisation in access.organisations_to_report_for(request.user)
    forms: dict[str, Any] = {
        "verify_form": VerifyForm() if keeps and is_open and found.by_id != who(request).pk else None,
        "because_form": BecauseForm() if keeps and is_open else None,
        "bundle_form": BundleForm() if keeps and found.status == BarrierState.VERIFIED else None,
        "again_form": AgainForm() if is_own and found.still_there != StillThere.NOT_ASKED else None,
    }
    forms |= {name: refused for name, form in forms.items() if refused is not None and type(form) is type(refused)}
    context = {"found": found, "checked": _checked(found), "may_withdraw": is_own and is_open, **forms}
    return render(request, "measures/barrier.html", context | more, status=status)
