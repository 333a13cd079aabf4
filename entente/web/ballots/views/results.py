"""What became of a vote: all ballots without their voters, the file that anybody counts again, and a dry run under another rule."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.ballots import access
from entente.ballots.choices import Level, VoteState
from entente.ballots.dry import dry_run as run
from entente.ballots.models import Rule, Vote
from entente.engine.chain import canonical, payload_digest

PUBLISHED = (VoteState.CLOSED, VoteState.COUNTED)


@login_required
@require_safe
def ballots(request: HttpRequest, pk: int) -> HttpResponse:
    """With the receipt to look for."""
    found = _published(request, pk)
    names = {row.number: row.person.name for row in found.candidacies.filter(number__isnull=False).select_related("person")}
    rows = [(one, _receipt(one), _said(one, names)) for one in found.published.get("ballots", [])]
    asked = request.GET.get("receipt", "").strip().lower()
    is_there = any(receipt == asked for _one, receipt, _words in rows)
    return render(request, "ballots/ballots.html", {"vote": found, "rows": rows, "asked": asked, "is_there": is_there})


@login_required
@require_safe
def published(request: HttpRequest, pk: int) -> HttpResponse:
    found = _published(request, pk)
    response = JsonResponse(found.published, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="vote-{found.pk}.json"'
    return response


@login_required
@require_safe
def dry_run(request: HttpRequest, pk: int) -> HttpResponse:
    """Yesterday's vote under tomorrow's rule; nothing is kept."""
    found = access.vote_to_read(request.user, pk)
    if found.state != VoteState.COUNTED or found.level == Level.CRYPTOGRAPHIC:
        raise Http404
    rules = Rule.objects.filter(body=found.body, kind=found.kind).order_by("title", "-number")
    asked = request.GET.get("rule", "")
    rule = rules.filter(pk=asked).first() if asked.isdecimal() else None
    context = {"vote": found, "rules": rules, "rule": rule, "run": run(found, rule) if rule else None}
    return render(request, "ballots/dry_run.html", context)


def _published(request: HttpRequest, pk: int) -> Vote:
    found = access.vote_to_read(request.user, pk)
    if found.state not in PUBLISHED or not found.published:
        raise Http404
    return found


def _receipt(ballot: dict[str, object]) -> str:
    body = {name: value for name, value in ballot.items() if name != "salt"}
    return payload_digest(str(ballot["salt"]), canonical(body))


def _said(ballot: dict[str, object], names: dict[int | None, str]) -> str:
    if "choice" in ballot:
        return {"for": _("for"), "against": _("against"), "abstain": _("abstention")}[str(ballot["choice"])]
    numbers: list[int] = ballot["candidates"]  # type: ignore[assignment]
    return ", ".join(names.get(number, str(number)) for number in numbers) or _("blank")
