"""A vote: prepared, and read by everybody whom its marking lets see it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.ballots import access, actions, checking, leaking, presence, told
from entente.ballots.choices import CandidacyState, VoteKind, VoteState
from entente.ballots.models import RollRow, Vote
from entente.ballots.queries import lists
from entente.ballots.rules_of import rule_as_frozen
from entente.ballots.secrecy import demanded, is_on_demand
from entente.ballots.situations import rows_of, situation_of
from entente.governance.models import AgendaItem, Body
from entente.governance.queries.meetings import AGENDA
from entente.members.viewers import keys_of
from entente.search.queries import visible
from entente.web.acting import who
from entente.web.ballots.acting import Page, answer, bound
from entente.web.ballots.forms.fields import shown_instant
from entente.web.ballots.forms.votes import VoteForm, begins

IN_PREPARATION = (VoteState.DRAFT, VoteState.FROZEN)


@login_required
@require_safe
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.vote_to_read(request.user, pk)
    now, keeps = timezone.now(), access.keeps(request.user)
    rule = rule_as_frozen(found)
    mine = access.ballotables(request.user, found, now) if found.state != VoteState.DRAFT else []
    asks = found.state == VoteState.FROZEN and is_on_demand(rule)
    context = {
        "vote": found,
        "sentence": told.sentence_of(rule),
        "keeps": keeps,
        "mine": mine,
        "may_vote": [one for one in mine if one.row.is_entitled and not one.row.has_voted] if found.is_open else [],
        "demanded": demanded(rule, situation_of(found, rows_of(found), now)) if asks else None,
        "may_ask": [one for one in mine if one.row.is_entitled and not hasattr(one.row, "demand")] if asks else [],
        "points": checking.points(found, now) if keeps and found.state in IN_PREPARATION else [],
        "turnout": lists.turnout_of(found) if found.roll_hash else None,
        "proxies": presence.proxies_of(found, now) if rule.proxies else [],
        "gives_proxies": bool(rule.proxies and [one for one in mine if not one.proxy and one.row.is_entitled and not one.row.has_voted]),
        "candidacies": _candidacies(found),
        "stands": found.is_election and found.state == VoteState.DRAFT and bool(access.speaking_for(request.user) or keeps),
        "outcome": told.outcome_of(found),
        "leaks": leaking.warnings(found) if keeps or found.is_over else [],
        "is_late": found.is_open and now >= found.closes_at,
        "tie": rule.tie.value,
        **_result(found),
    }
    return render(request, "ballots/vote.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """First which body and kind, then the rest."""
    access.keeper(request.user)
    slug, kind = request.GET.get("body", ""), request.GET.get("kind", "")
    if not slug or kind not in VoteKind.values:
        known = {name: said for name in ("meeting", "item") if (said := request.GET.get(name, "")).isdecimal()}
        bodies = Body.objects.named(timezone.localdate()).standing(timezone.localdate()).order_by("code")
        return render(request, "ballots/choose.html", {"bodies": bodies, "kinds": VoteKind, "asked": slug, "known": known})
    body = get_object_or_404(Body, slug=slug)
    now = timezone.now()
    initial = {"marking": body.marking, "elects": body.pk, "opens_at": shown_instant(now), "gathering": request.GET.get("meeting")}
    initial |= _of_item(request, body)
    form = bound(request, VoteForm, initial, body=body, kind=kind, keys=keys_of(request.user))
    page = Page(
        _("What does %(body)s vote on?") % {"body": body},
        _("Nobody but those who keep votes sees it before it is announced."),
        _("Prepare it"),
        reverse("ballots:votes"),
        template="ballots/prepare.html",
    )
    return answer(request, form, page, lambda said, at: actions.draft(body, form.plan, by=who(request), at=at), _("It is prepared."))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.vote_to_keep(request.user, pk)
    form = bound(request, VoteForm, begins(found), body=found.body, kind=found.kind, keys=keys_of(request.user))
    page = Page(
        _("What of this vote is different?"),
        _("Until its roll is frozen everything can be changed."),
        _("Change it"),
        found.get_absolute_url(),
        found.title,
        template="ballots/prepare.html",
    )

    def act(said: dict[str, Any], at: Any) -> Vote:
        return actions.change(found, form.plan, by=who(request), at=at)

    return answer(request, form, page, act, _("Changed."))


@login_required
@require_safe
def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has how many votes, and why; with the proxies, and who has voted."""
    found = access.vote_to_read(request.user, pk)
    if not found.roll_hash:
        raise Http404
    rows = rows_of(found)
    holders = {presence.giver_of(one): one for one in presence.proxies_of(found, timezone.now())}
    words = request.GET.get("q", "").strip().casefold()
    shown = [(row, holders.get(presence.key_of(row))) for row in rows if words in row.name.casefold()]
    context = {"vote": found, "rows": shown, "turnout": lists.turnout_of(found), "words": words, "votes": presence.whole(rows).whole.votes}
    return render(request, "ballots/roll.html", context)


def _of_item(request: HttpRequest, body: Body) -> dict[str, Any]:
    """What an item of an agenda says already, where the vote is prepared from it."""
    number = request.GET.get("item", "")
    if not number.isdecimal() or len(number) > 18:
        return {}
    rows = AgendaItem.objects.filter(pk=number, body=body, dropped_at=None, pk__in=visible(AGENDA, keys_of(request.user)))
    item = rows.first()
    return {"item": item.pk, "gathering": item.gathering_id, "title": item.title, "text": item.why} if item else {}


def _candidacies(found: Vote) -> list[Any]:
    rows = found.candidacies.select_related("person", "organisation").order_by("number", "person__name_key")
    return list(rows) if found.is_election else []


def _result(found: Vote) -> dict[str, Any]:
    if found.state != VoteState.COUNTED:
        return {}
    columns, rounds = told.rounds_of(found)
    named = [] if found.is_secret else list(RollRow.objects.filter(vote=found, has_voted=True).select_related("ballot").order_by("place"))
    return {
        "lines": told.candidates(found),
        "columns": columns,
        "rounds": rounds,
        "named": named,
        "motion": found.result.get("motion"),
        "stands_state": CandidacyState.STANDS,
    }
