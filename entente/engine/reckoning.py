"""Reckoning: which lines of the ledger count on a day, and the reason for each that does not.

Source: docs/adr/0005-releases.md: a contribution counts when its acceptance was entered by `known_by` and its year is not
after the year of `as_of`; "The contract and its money": who counts as private.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from entente.engine.ledger import Contribution, Counted, LeftOut, PrivateRule, Reckoning, Uncounted


def reckon(contributions: Iterable[Contribution], rule: PrivateRule, *, as_of: date, known_by: date | None = None) -> Reckoning:
    """Every contribution once, counted or left out with its reason, by declaration; `known_by` defaults to `as_of`.

    Raises ValueError when two contributions carry the same declaration, or an accepted amount is above the declared one or below zero.
    """
    lines = sorted(contributions, key=lambda line: line.declaration)
    _refuse_bad(lines)
    known = known_by or as_of
    replaced = superseded(lines, known)
    counted, left_out = [], []
    for line in lines:
        reason = _why_not(line, rule, as_of, known, replaced)
        if reason is None:
            counted.append(Counted(line, _at_stake(line, known)))
        else:
            left_out.append(Uncounted(line, _at_stake(line, known), reason))
    return Reckoning(tuple(counted), tuple(left_out))


def superseded(lines: Sequence[Contribution], known_by: date) -> frozenset[str]:
    """Declarations that an accepted one replaces, directly or over others in between; a correction not accepted yet changes nothing."""
    replaces = {line.declaration: line.replaces for line in lines}
    gone: set[str] = set()
    for line in lines:
        decision = line.decision_by(known_by)
        older = line.replaces if decision and decision.accepted is not None else None
        while older is not None and older not in gone:
            gone.add(older)
            older = replaces.get(older)
    return frozenset(gone)


def _why_not(line: Contribution, rule: PrivateRule, as_of: date, known: date, replaced: frozenset[str]) -> LeftOut | None:
    return _undecided(line, known, replaced) or _outside(line, rule, as_of)


def _undecided(line: Contribution, known: date, replaced: frozenset[str]) -> LeftOut | None:
    if line.declaration in replaced:
        return LeftOut.SUPERSEDED
    decision = line.decision_by(known)
    if decision is None:
        return LeftOut.ENTERED_AFTER if line.decisions else LeftOut.NOT_ACCEPTED_YET
    return LeftOut.REJECTED if decision.accepted is None else None


def _outside(line: Contribution, rule: PrivateRule, as_of: date) -> LeftOut | None:
    if line.year > as_of.year:
        return LeftOut.YEAR_AFTER
    if line.kind not in rule.kinds:
        return LeftOut.KIND_NOT_PRIVATE
    if rule.countries is not None and line.country not in rule.countries:
        return LeftOut.COUNTRY_NOT_COUNTED
    return LeftOut.NOT_ADMITTED if rule.members_only and not line.was_admitted else None


def _at_stake(line: Contribution, known: date) -> Decimal:
    decision = line.decision_by(known)
    return line.declared if decision is None or decision.accepted is None else decision.accepted


def _refuse_bad(lines: Sequence[Contribution]) -> None:
    for line, following in pairwise(lines):
        if line.declaration == following.declaration:
            raise ValueError(f"Declaration {line.declaration} stands twice among the contributions.")
    for line in lines:
        for decision in line.decisions:
            if decision.accepted is not None and not 0 <= decision.accepted <= line.declared:
                raise ValueError(f"Declaration {line.declaration}: accepted EUR {decision.accepted} of declared EUR {line.declared}.")
