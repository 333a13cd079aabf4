"""How many votes a member has that is on the roll."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from entente.engine.roll.facts import Member
from entente.engine.roll.reasons import Why
from entente.engine.rules import Fact, Said, Weighs, Weight, say

NOTHING = Fraction(0)


class Weighed(NamedTuple):
    votes: Fraction
    why: Said


def weigh(member: Member, weight: Weight) -> tuple[Fraction, tuple[Said, ...]]:
    """Votes and the reasons for them, in the order in which they were found."""
    base = WAYS[weight.weighs](member, weight)
    steps = [base, *_bounded(base.votes, weight)] if base.why.phrase not in (Why.NO_FEE, Why.NO_MEMBERS) else [base]
    votes, reasons = steps[-1].votes, tuple(step.why for step in steps)
    return votes, reasons if votes or base.why.phrase in (Why.NO_FEE, Why.NO_MEMBERS) else (*reasons, say(Why.WEIGHS_NOTHING))


def _one(member: Member, weight: Weight) -> Weighed:
    return Weighed(Fraction(1), say(Why.ONE))


def _by_class(member: Member, weight: Weight) -> Weighed:
    votes = weight.by_class.get(member.member_class, weight.otherwise)
    return Weighed(votes, say(Why.BY_CLASS, votes=votes, name=member.member_class))


def _by_fee(member: Member, weight: Weight) -> Weighed:
    if member.fee_amount is None:
        return Weighed(NOTHING, say(Why.NO_FEE))
    reached = [band for band in sorted(weight.bands) if band[0] <= Fraction(member.fee_amount)]
    if not reached:
        return Weighed(weight.otherwise, say(Why.BELOW_BANDS, votes=weight.otherwise, fee=str(member.fee_amount)))
    floor, votes = reached[-1]
    return Weighed(votes, say(Why.BAND, votes=votes, fee=str(member.fee_amount), floor=floor))


def _by_members(member: Member, weight: Weight) -> Weighed:
    """Ada-Europe's way when it is dynamic: those who attend themselves are not voted for."""
    if member.represents is None:
        return Weighed(NOTHING, say(Why.NO_MEMBERS))
    away = max(0, member.represents - (member.attending if weight.is_dynamic else 0))
    votes = Fraction(away // weight.per)
    facts: dict[str, Fact] = {"votes": votes, "represents": member.represents, "per": weight.per}
    if weight.is_dynamic and member.attending:
        return Weighed(votes, say(Why.MEMBERS_AWAY, attending=member.attending, **facts))
    return Weighed(votes, say(Why.MEMBERS, **facts))


def _bounded(votes: Fraction, weight: Weight) -> Iterator[Weighed]:
    if votes < weight.at_least:
        yield Weighed(weight.at_least, say(Why.AT_LEAST, votes=weight.at_least))
    elif weight.at_most is not None and votes > weight.at_most:
        yield Weighed(weight.at_most, say(Why.AT_MOST, votes=weight.at_most))


WAYS = {Weighs.ONE: _one, Weighs.BY_CLASS: _by_class, Weighs.BY_FEE: _by_fee, Weighs.BY_MEMBERS: _by_members}
