"""The figures of the contract on a day: gathers the facts in a fixed number of queries, asks the engine, returns one dictionary.

Live or released, pages, API and command read the same shape: the keys of `entente leverage --json`, and under "context" what stands
around the figures on the page.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from entente.agreement.models import Contract, PrivateRule, Terms
from entente.agreement.queries import context
from entente.agreement.queries.answers import Asked, asked_and_answered
from entente.agreement.queries.contract import private_rule_on, terms_on
from entente.agreement.queries.days import end_of
from entente.agreement.queries.lines import Line, lines_of
from entente.agreement.queries.private import engine_rule, other_readings
from entente.agreement.queries.scope import Scope, scope_of
from entente.agreement.queries.shares import ShareSummary, shares_in, summary
from entente.engine import path
from entente.engine.ledger import Grade, Reckoning
from entente.engine.leverage import Leverage, measure
from entente.engine.leverage_json import as_json
from entente.engine.reckoning import reckon

DOCUMENTED = (
    "as_of", "known_by", "eu", "private", "per_eu_euro", "total_per_eu_euro",
    "target", "expected_by_now", "answered", "years", "left_out",
)  # fmt: skip


class NoContract(Exception):
    """There is nothing to measure yet."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a figure rests on, on one day as known by one day."""

    contract: Contract
    terms: Terms
    rule: PrivateRule
    scope: Scope
    lines: dict[str, Line]
    reckoning: Reckoning
    asked: Asked
    shares: ShareSummary
    leverage: Leverage

    @property
    def own_share_is_known(self) -> bool:
        """Whether any participation in scope states its amounts; otherwise the own share is not known, which is not 0."""
        return self.shares.is_known or self.leverage.private.by_grade[Grade.P] > 0 or not self.scope.inside


def facts_of(contract: Contract, as_of: date, known_by: date | None = None) -> Facts:
    known = known_by or as_of
    known_at = end_of(known)
    terms, rule = terms_on(contract, as_of, known_at), private_rule_on(contract, as_of, known_at)
    if terms is None or rule is None:
        raise NoContract(_("On %(day)s nothing was known yet of %(contract)s.") % {"day": known.isoformat(), "contract": contract})
    scope, lines = scope_of(contract, known_at), lines_of(contract, as_of, known)
    asked = asked_and_answered(contract, rule.kinds, as_of, known_at)
    reckoning = reckon((line.contribution for line in lines.values()), engine_rule(contract, rule, as_of), as_of=as_of, known_by=known)
    leverage = measure(scope.funded(), reckoning, frame(contract, terms), asked.total, as_of=as_of, known_by=known)
    shares = summary(shares_in({project.pk for project in scope.inside}))
    return Facts(contract, terms, rule, scope, lines, reckoning, asked, shares, leverage)


def frame(contract: Contract, terms: Terms) -> path.Contract:
    """The contract as the engine's path sees it."""
    return path.Contract(contract.from_on, contract.last_on, terms.eu_amount, terms.factor, terms.total_amount)


def figures(contract: Contract, as_of: date, known_by: date | None = None) -> dict[str, Any]:
    """The printed figures of a day, ready for JSON."""
    return printed(facts_of(contract, as_of, known_by))


def printed(facts: Facts) -> dict[str, Any]:
    """The documented keys, then "context". An own share that no record makes known is null, not 0."""
    said: dict[str, Any] = as_json(facts.leverage)
    if not facts.own_share_is_known:
        for private in (said["private"], *(year["private"] for year in said["years"])):
            private[Grade.P] = None
    return said | {"context": _context(facts)}


def _context(facts: Facts) -> dict[str, Any]:
    leverage, contract = facts.leverage, facts.contract
    lines = [line.contribution for line in facts.lines.values()]
    readings = other_readings(contract, facts.rule, leverage.as_of)
    return {
        "contract": context.contract_said(contract, facts.terms),
        "rule": context.rule_said(facts.rule),
        "answered": context.answered_said(leverage.answered),
        "scope": context.scope_said(facts.scope),
        "shares": context.shares_said(facts.shares),
        "readings": context.readings_said(readings, lines, leverage.eu, leverage.as_of, leverage.known_by),
    }


def documented(said: dict[str, Any]) -> dict[str, Any]:
    """What `entente leverage --json` prints: without what stands around it on a page."""
    return {name: said[name] for name in DOCUMENTED}
