"""What has to hold before a vote is opened: a vote that would be void is not opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from entente.engine.rules.checks import Asked
from entente.engine.rules.phrases import Fact, Said, say
from entente.engine.rules.proxies import refused, too_many
from entente.engine.rules.quorum import attendance
from entente.engine.rules.rule import Privacy, Rule, SecondCall, Secrecy, SecretWhen, Tie
from entente.engine.rules.sentence import amount
from entente.engine.rules.situation import Situation


@dataclass(frozen=True, slots=True)
class Check:
    """One entry: what was asked, with what would mend it where it does not hold. Every entry that does not hold blocks."""

    said: Said
    is_met: bool


def checklist(rule: Rule, situation: Situation) -> tuple[Check, ...]:
    """Every entry, in the order in which one would mend them."""
    return (
        *_in_force(rule, situation),
        *_notice(rule, situation),
        *_record_date(rule, situation),
        *_roll(situation),
        *_quorum(rule, situation),
        *_secrecy(rule, situation),
        *_proxies(rule, situation),
        *_candidates(rule, situation),
        *_tie(rule, situation),
    )


def blocking(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """What keeps the vote from being opened."""
    return tuple(check for check in checks if not check.is_met)


def must_be_secret(privacy: Privacy, situation: Situation) -> bool:
    match privacy.when:
        case SecretWhen.PERSONS:
            return situation.is_about_persons
        case SecretWhen.ON_DEMAND:
            needs = privacy.demanded_by
            return needs is not None and bool(situation.demanding) and needs.is_met(situation.demanding, situation.asked)
    return privacy.when is SecretWhen.ALWAYS


def _in_force(rule: Rule, situation: Situation) -> Iterator[Check]:
    if rule.source.on:
        holds = rule.source.on <= situation.opens_on
        day = situation.opens_on if holds else rule.source.on
        yield Check(say(Asked.IN_FORCE if holds else Asked.NOT_IN_FORCE, on=day.isoformat()), holds)


def _notice(rule: Rule, situation: Situation) -> Iterator[Check]:
    needed = rule.notice_days
    if not needed:
        return
    if situation.noticed_on is None:
        yield Check(say(Asked.NO_NOTICE, needed=needed), False)
        return
    days = (situation.opens_on - situation.noticed_on).days
    if days >= needed:
        yield Check(say(Asked.NOTICE, days=days, needed=needed), True)
    else:
        earliest = situation.noticed_on + timedelta(days=needed)
        yield Check(say(Asked.SHORT_NOTICE, days=days, needed=needed, earliest=earliest.isoformat()), False)


def _record_date(rule: Rule, situation: Situation) -> Iterator[Check]:
    wanted = situation.opens_on - timedelta(days=rule.electorate.days_before)
    holds = situation.record_on == wanted
    yield Check(say(Asked.RECORD_DATE if holds else Asked.WRONG_RECORD_DATE, on=wanted.isoformat()), holds)


def _roll(situation: Situation) -> Iterator[Check]:
    whole = situation.roll.whole
    if whole.members:
        yield Check(say(Asked.ROLL, members=whole.members, votes=whole.votes), True)
    else:
        yield Check(say(Asked.EMPTY_ROLL), False)
    yield from (Check(say(Asked.GROUP_SILENT, group=group), False) for group in situation.silent_groups)


def _quorum(rule: Rule, situation: Situation) -> Iterator[Check]:
    if rule.quorum is None:
        return
    if rule.quorum.second_call and situation.called_again_after:
        yield _second_call(rule.quorum.second_call, (situation.opens_on - situation.called_again_after).days)
    for one in attendance(rule.quorum, situation):
        facts: dict[str, Fact] = {"part": one.part, "base": one.base, "needs": amount(one.needs)}
        if one.name:
            yield Check(say(Asked.CLASS_QUORUM if one.is_enough else Asked.NO_CLASS_QUORUM, name=one.name, **facts), one.is_enough)
        else:
            yield Check(say(Asked.QUORUM if one.is_enough else Asked.NO_QUORUM, **facts), one.is_enough)


def _second_call(call: SecondCall, days: int) -> Check:
    if days < call.earliest:
        return Check(say(Asked.SECOND_CALL_EARLY, days=days, earliest=call.earliest), False)
    if call.latest is not None and days > call.latest:
        return Check(say(Asked.SECOND_CALL_LATE, days=days, latest=call.latest), False)
    return Check(say(Asked.SECOND_CALL, days=days), True)


def _secrecy(rule: Rule, situation: Situation) -> Iterator[Check]:
    if must_be_secret(rule.privacy, situation):
        holds = situation.secrecy is rule.privacy.level
        yield Check(say(Asked.SECRECY) if holds else say(Asked.OPEN_WHERE_CLOSED, level=rule.privacy.level.value), holds)
    else:
        holds = situation.secrecy is Secrecy.ROLL_CALL
        yield Check(say(Asked.SECRECY if holds else Asked.CLOSED_WHERE_OPEN), holds)


def _proxies(rule: Rule, situation: Situation) -> Iterator[Check]:
    for proxy in situation.proxies:
        fault = refused(proxy, rule.proxies, situation.opens_on)
        yield Check(fault or say(Asked.PROXY, giver=proxy.giver, holder=proxy.holder), fault is None)
    yield from (Check(said, False) for said in too_many(situation.proxies, rule.proxies))


def _candidates(rule: Rule, situation: Situation) -> Iterator[Check]:
    if rule.elects is None:
        return
    if situation.candidates:
        yield Check(say(Asked.CANDIDATES, candidates=situation.candidates, seats=rule.elects.seats), True)
    else:
        yield Check(say(Asked.NO_CANDIDATES), False)


def _tie(rule: Rule, situation: Situation) -> Iterator[Check]:
    if rule.tie is Tie.LOT:
        yield Check(say(Asked.SEED if situation.has_seed else Asked.NO_SEED), situation.has_seed)
    if rule.tie is Tie.CHAIR:
        yield Check(say(Asked.CHAIR if situation.has_chair else Asked.NO_CHAIR), situation.has_chair)
