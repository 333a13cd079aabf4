"""Casting: one page, one button. The page brings a random number and salt; a script replaces them by the device's own."""

import secrets
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.ballots import access, actions, presence
from entente.ballots.actions import Sealed
from entente.ballots.choices import CandidacyState, Form
from entente.ballots.models import Vote
from entente.ballots.rules_of import rule_counted
from entente.engine.rules import Rule
from entente.web.acting import who
from entente.web.ballots.ballot import NotRead, read


@login_required
def cast(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """The receipt is the answer itself: no address, and so no log, says which ballot is whose. Sent again it is acknowledged again."""
    mine = access.row_to_cast(request.user, pk, row, timezone.now())
    found = mine.row.vote
    rule = rule_counted(found)
    if request.method != "POST":
        return redirect(found) if mine.row.has_voted else _shown(request, found, rule, mine)
    _refuse_absent(request, found, rule, mine)
    try:
        sealed = Sealed(request.POST.get("number", ""), request.POST.get("salt", ""), read(request.POST, rule, mine.row.weight))
        receipt = actions.cast(found, mine.row, sealed, by=who(request), at=timezone.now())
    except NotRead as why:
        return _shown(request, found, rule, mine, status=422, refusal=why)
    except actions.Refusal as why:
        return _shown(request, found, rule, mine, status=409, refusal=why)
    following = access.next_to_cast(request.user, found, mine.row, timezone.now())
    context = {"vote": found, "row": mine.row, "receipt": receipt, "following": following, "salt": sealed.salt}
    return render(request, "ballots/receipt.html", context)


def _refuse_absent(request: HttpRequest, found: Vote, rule: Rule, mine: access.Ballotable) -> None:
    asks = mine.proxy and rule.proxies and rule.proxies.holder_present and found.form == Form.MEETING
    if asks and not presence.is_noted_present(found, who(request).pk):
        raise PermissionDenied(_("A proxy is used by somebody who is there: ask the secretary to note you as present, then vote."))


def _shown(
    request: HttpRequest, found: Vote, rule: Rule, mine: access.Ballotable, *, status: int = 200, refusal: Exception | None = None
) -> HttpResponse:
    candidacies = found.candidacies.filter(number__isnull=False, state=CandidacyState.STANDS).select_related("person", "organisation")
    standing = list(candidacies.order_by("number")) if found.is_election else []
    typed = {name: value for name, value in request.POST.items() if name not in {"csrfmiddlewaretoken"}}
    context: dict[str, Any] = {
        "vote": found,
        "row": mine.row,
        "proxy": mine.proxy,
        "refusal": refusal,
        "number": typed.get("number") or secrets.token_hex(16),
        "salt": typed.get("salt") or secrets.token_hex(16),
        "method": rule.elects.method.value if rule.elects else "",
        "is_ranked": bool(rule.elects and rule.elects.method.is_ranked),
        "most": _most(rule),
        "candidates": [(one, typed.get(f"candidate-{one.number}", "")) for one in standing],
        "places": range(1, len(standing) + 1),
        "may_split": rule.weight.may_split and rule.majority is not None and mine.row.weight > 1,
        "typed": typed,
        "marked": request.POST.getlist("candidates"),
    }
    return render(request, "ballots/cast.html", context, status=status)


def _most(rule: Rule) -> int | None:
    """How many marks a ballot may bear; None where there is no limit or it is ranked."""
    if rule.elects is None or rule.elects.method.is_ranked or rule.elects.method.value == "approval":
        return None
    return 1 if rule.elects.method.value == "plurality" else rule.elects.seats
