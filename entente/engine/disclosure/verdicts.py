"""Verdicts: may this cell, or this difference, be shown? The rule of few and the rule of dominance.

Source: docs/method/disclosure.md (3 contributors, none above 80 %; contributors are ultimate parents, counted
over lines that are not themselves public). The dominance is strict: exactly 80 % may be shown.
"""

from collections.abc import Mapping
from decimal import Decimal

from entente.engine.disclosure.cube import Content
from entente.engine.disclosure.nouns import Rule, Why


def verdict(content: Content, standing: int | None, rule: Rule) -> Why | None:
    """None when the cell may be shown. `standing`: how many could have paid into it (None: no limit known).

    A cell of public lines only may be shown. An empty cell says of everybody who could stand in it that they paid nothing: it may be
    shown when nobody can stand in it, or as many as make a cell safe.
    """
    if content.secrets:
        return _rests_on(content.secrets, rule)
    if content.public or standing is None or standing == 0:
        return None
    return Why.FEW if standing < rule.contributors else None


def verdict_on_change(now: Content, before: Content, rule: Rule) -> Why | None:
    """None when the difference of two published amounts may be known: nobody's amount moved, or enough moved and none dominates.

    Where some rose and others fell, the share is taken of the sum of movements without their signs.
    """
    moved = {who: now.secrets.get(who, Decimal(0)) - before.secrets.get(who, Decimal(0)) for who in {*now.secrets, *before.secrets}}
    changed = {who: abs(amount) for who, amount in moved.items() if amount}
    return Why.DIFFERENCE if changed and _rests_on(changed, rule) else None


def _rests_on(amounts: Mapping[str, Decimal], rule: Rule) -> Why | None:
    if len(amounts) < rule.contributors:
        return Why.FEW
    return Why.DOMINANCE if max(amounts.values()) > rule.share * sum(amounts.values()) else None
