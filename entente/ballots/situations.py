"""How things stand with a vote, as the engine's checklist and quorum ask."""

from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from entente.ballots import presence
from entente.ballots.choices import WRITTEN, CandidacyState
from entente.ballots.models import Proxy, RollRow, Vote
from entente.ballots.presence import There, there
from entente.ballots.secrecy import demanding
from entente.engine import rules as engine
from entente.engine.roll.reasons import Why
from entente.governance.choices import MandateRole
from entente.governance.models import Mandate


def rows_of(vote: Vote) -> list[RollRow]:
    return list(RollRow.objects.filter(vote=vote).order_by("place"))


def situation_of(vote: Vote, rows: list[RollRow], at: datetime) -> engine.Situation:
    """Now, or, once it was opened, as of then for days and as of the close for who was there."""
    are_there = there(vote, rows, at)
    candidates = vote.candidacies.filter(state=CandidacyState.STANDS).count() if vote.is_election else None
    return engine.Situation(
        opens_on=timezone.localdate(vote.opened_at or vote.opens_at),
        roll=presence.whole(rows),
        present=are_there.in_person(rows),
        represented=are_there.by_proxy(rows),
        record_on=vote.record_on,
        noticed_on=timezone.localdate(vote.called_at) if vote.called_at else None,
        called_again_after=_first_call(vote),
        secrecy=engine.Secrecy(vote.level),
        is_about_persons=vote.is_election,
        demanding=demanding(vote, rows, are_there),
        is_in_writing=vote.form in WRITTEN,
        proxies=tuple(_proxy(vote, one, rows, are_there) for one in presence.proxies_of(vote, at)),
        silent_groups=tuple(sorted({row.group for row in rows if any(one["phrase"] == Why.GROUP_SILENT.value for one in row.reasons)})),
        candidates=candidates,
        has_seed=bool(vote.seed),
        has_chair=Mandate.objects.sitting(timezone.localdate(at)).filter(body=vote.body_id, role=MandateRole.CHAIR).exists(),
    )


def rule_now(vote: Vote, rule: engine.Rule) -> engine.Rule:
    """In writing nobody is there when it opens: the quorum is asked when it closes, and holders of proxies need not be in a room."""
    if vote.form not in WRITTEN:
        return rule
    proxies = replace(rule.proxies, holder_present=False) if rule.proxies else None
    return replace(rule, quorum=None, proxies=proxies)


def _first_call(vote: Vote) -> date | None:
    first = vote.second_call_of
    return timezone.localdate(first.opened_at or first.opens_at) if first else None


def _proxy(vote: Vote, one: Proxy, rows: list[RollRow], are_there: There) -> engine.Proxy:
    by_key = {presence.key_of(row): row for row in rows}
    giver, holder = by_key.get(presence.giver_of(one)), by_key.get(presence.holder_of(one))
    scope = engine.ProxyScope.ITEM if one.vote_id else engine.ProxyScope.MEETING if one.gathering_id else engine.ProxyScope.STANDING
    return engine.Proxy(
        holder=holder.name if holder else str(one.holder or one.holder_person),
        giver=giver.name if giver else str(one.giver or one.giver_person),
        holder_class=holder.member_class if holder else "",
        giver_class=giver.member_class if giver else "",
        is_holder_present=holder is not None and holder.pk in are_there.present,
        given_on=timezone.localdate(one.given_at),
        scope=scope,
    )
