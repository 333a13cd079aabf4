"""Whether a member is on the roll at all."""

from collections.abc import Iterable, Mapping

from entente.engine.roll.facts import FeeState, Member
from entente.engine.roll.reasons import Why
from entente.engine.rules import Electorate, Rule, Said, Unit, say

Voices = Mapping[str, tuple[Member, ...]]


def barred(member: Member, electorate: Electorate) -> Said | None:
    """What of its own facts takes the member's vote away; the first in the order of the rule's fields."""
    if member.standing not in electorate.standings:
        return say(Why.STANDING, standing=member.standing, needed=", ".join(sorted(electorate.standings)))
    if electorate.classes and member.member_class not in electorate.classes:
        return say(Why.CLASS, name=member.member_class)
    if electorate.countries and member.country not in electorate.countries:
        return say(Why.COUNTRY, country=member.country or "?")
    if electorate.needs_dues and member.fee is FeeState.UNPAID:
        return say(Why.DUES_OF, year=member.fee_year) if member.fee_year else say(Why.DUES)
    return say(Why.NO_VOICE) if electorate.needs_voice and not member.has_voice else None


def voices(rule: Rule, members: Iterable[Member]) -> Voices:
    """By corporate group, who of its entitled members was named to vote for it; empty where each member votes for itself."""
    found: dict[str, tuple[Member, ...]] = {}
    if rule.unit is Unit.GROUP:
        for member in members:
            if member.group and barred(member, rule.electorate) is None:
                found[member.group] = found.get(member.group, ()) + ((member,) if member.is_group_voice else ())
    return found


def silenced(member: Member, named: Voices) -> Said | None:
    """What of its corporate group takes the vote away: another votes for it, or not exactly one was named."""
    if member.group not in named:
        return None
    if len(named[member.group]) != 1:
        return say(Why.GROUP_SILENT, group=member.group)
    voice = named[member.group][0]
    return None if voice == member else say(Why.GROUP_OTHER, name=voice.name)
