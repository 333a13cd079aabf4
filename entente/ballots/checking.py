"""The checklist of a vote: what has to hold before its roll is frozen, and before it is opened. What blocks would make it void."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from entente.ballots.attending import attending_in, attending_on
from entente.ballots.choices import CandidacyState, Level
from entente.ballots.models import RollRow, Vote
from entente.ballots.rules_of import elects_of, rule_as_frozen
from entente.ballots.secrecy import demanded, is_on_demand, level_asked
from entente.ballots.situations import rows_of, rule_now, situation_of
from entente.ballots.told import amount
from entente.engine.rules import Rule, Secrecy, Situation, checklist


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was asked, in words; `blocks` where nothing goes on without it, else it is a warning."""

    words: str
    is_met: bool
    blocks: bool = True


def points(vote: Vote, at: datetime) -> list[Point]:
    """What is asked next, as the vote stands."""
    return before_freezing(vote, at) if vote.state == "draft" else before_opening(vote, at)


def before_freezing(vote: Vote, at: datetime) -> list[Point]:
    return [_in_force(vote), _record_date(vote, at), *(_candidates(vote, at) if vote.is_election else []), *_belenios(vote)]


def before_opening(vote: Vote, at: datetime) -> list[Point]:
    """The engine's checklist under the frozen rule."""
    rows = rows_of(vote)
    rule, situation = rule_now(vote, rule_as_frozen(vote)), situation_of(vote, rows, at)
    situation = replace(situation, secrecy=Secrecy(level_asked(vote, rule, situation)))
    asked = [Point(check.said.told(gettext), check.is_met) for check in checklist(rule, situation)]
    return [*asked, *_attendance(vote, rule, rows), *_demanded(rule, situation), _in_time(vote, at)]


def level_at_opening(vote: Vote, at: datetime) -> str:
    """Where the rule leaves it to those who vote, by how many of them ask for it now."""
    rule = rule_now(vote, rule_as_frozen(vote))
    return level_asked(vote, rule, situation_of(vote, rows_of(vote), at)) if is_on_demand(rule) else vote.level


def _attendance(vote: Vote, rule: Rule, rows: list[RollRow]) -> list[Point]:
    """Dynamic weights leave out who attends itself: whoever came or left since the roll was frozen would count twice, or not at all."""
    if not rule.weight.is_dynamic or vote.gathering_id is None:
        return []
    now, then = attending_in(vote.gathering_id, vote.record_on), attending_on(rows)
    on_roll = {row.organisation_id for row in rows}
    if {key: count for key, count in now.items() if key in on_roll} == then:
        return [Point(_("The roll leaves out those represented who attend themselves, as they are noted now"), True)]
    return [Point(_("Since the roll was frozen others came or left: give the roll up, and freeze it anew."), False)]


def _demanded(rule: Rule, situation: Situation) -> list[Point]:
    """It informs: the vote opens as secret as was asked for."""
    found = demanded(rule, situation)
    if found is None:
        return []
    said = {"votes": amount(str(found.votes)), "base": amount(str(found.base))}
    asked = _("%(votes)s of %(base)s votes ask that it be secret: it will be.") if found.is_enough else _asked_too_few(found.votes > 0)
    return [Point(asked % said, True, blocks=False)]


def _asked_too_few(is_asked: bool) -> str:
    if is_asked:
        return _("%(votes)s of %(base)s votes ask that it be secret, which is too few: it will be a roll-call.")
    return _("Nobody asks that it be secret: it will be a roll-call.")


def _in_force(vote: Vote) -> Point:
    day = timezone.localdate(vote.opens_at)
    rule = vote.rule
    if rule.adopted_on is None:
        return Point(_("The rule is not adopted: adopt it from a day on or before the vote."), False)
    holds = rule.adopted_on <= day and (rule.ended_on is None or day < rule.ended_on)
    said = {"rule": rule.title, "source": rule.source, "day": date_format(day, "j F Y")}
    if holds:
        return Point(_("The rule “%(rule)s” (%(source)s) holds on %(day)s") % said, True)
    return Point(_("This version of the rule does not hold on %(day)s: choose the one that does.") % said, False)


def _record_date(vote: Vote, at: datetime) -> Point:
    day = date_format(vote.record_on, "j F Y")
    if vote.record_on <= timezone.localdate(at):
        return Point(_("The record date, %(day)s, has come") % {"day": day}, True)
    return Point(_("The record date is %(day)s: the roll is frozen on that day or later.") % {"day": day}, False)


def _candidates(vote: Vote, at: datetime) -> list[Point]:
    standing = vote.candidacies.filter(state=CandidacyState.STANDS).count()
    said = ngettext("%(count)s candidate for %(seats)s seats", "%(count)s candidates for %(seats)s seats", standing)
    found = [Point(said % {"count": standing, "seats": vote.seats}, standing > 0)]
    if vote.call_until and at < vote.call_until:
        until = date_format(timezone.localtime(vote.call_until), "j F Y, H:i")
        found.append(Point(_("The call for candidacies runs until %(until)s: wait, or end it.") % {"until": until}, False))
    return found


def _belenios(vote: Vote) -> list[Point]:
    elects = elects_of(vote, rule_as_frozen(vote))
    if vote.level != Level.CRYPTOGRAPHIC or elects is None or not elects.method.is_ranked:
        return []
    return [Point(_("Belenios hands over sums, not rankings: choose another level of secrecy, or a method with marks."), False)]


def _in_time(vote: Vote, at: datetime) -> Point:
    until = date_format(timezone.localtime(vote.closes_at), "j F Y, H:i")
    if at < vote.closes_at:
        return Point(_("It closes on %(until)s") % {"until": until}, True)
    return Point(_("It should have closed on %(until)s: prepare it anew with another time.") % {"until": until}, False)
