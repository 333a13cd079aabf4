"""What stands around the figures on the page: the rule in force, other readings, how the EU's money is known, what came before."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from entente.agreement.models import Contract, PrivateRule, Terms
from entente.agreement.queries.placed import PlacedProject
from entente.agreement.queries.private import Reading
from entente.agreement.queries.scope import Scope, money
from entente.agreement.queries.shares import ShareSummary
from entente.engine.factors import Level, by_grade, per_euro
from entente.engine.funding import EuMoney
from entente.engine.ledger import Contribution
from entente.engine.leverage import Answered
from entente.engine.leverage_json import eu_json, factor_json, private_json
from entente.engine.money import amount_text
from entente.engine.reckoning import reckon
from entente.engine.scope import Place

Json = dict[str, Any]


def contract_said(contract: Contract, terms: Terms) -> Json:
    amounts = {"eu": terms.eu_amount, "private": terms.private_amount, "total": terms.total_amount}
    return {"code": contract.code, "name": contract.name} | {name: amount_text(amount) for name, amount in amounts.items()}


def rule_said(rule: PrivateRule) -> Json:
    return {"kinds": sorted(rule.kinds), "members_only": rule.members_only, "with_associated_countries": rule.with_associated_countries}


def answered_said(answered: Answered) -> Json:
    return {"answered": answered.answered, "asked": answered.asked}


def scope_said(scope: Scope) -> Json:
    """How many projects stand where, and how the EU's money of those inside is known."""
    counts = {place.value: len(scope.at(place)) for place in Place}
    return counts | _basis(scope.eu) | {"before": before_said(scope.before)}


def before_said(projects: Sequence[PlacedProject]) -> Json:
    """The projects that precede the signature: their money, and the months between which the dated ones start."""
    starts = sorted(project.scoped.starts_on or project.scoped.signed_on or date.min for project in projects if project.tested_on)
    ends = {"first": starts[0].isoformat(), "last": starts[-1].isoformat()} if starts else {"first": None, "last": None}
    return eu_json(money(projects)) | ends | {"dated": len(starts)}


def _basis(eu: EuMoney) -> Json:
    return {"stated": eu.stated_projects, "estimated": eu.estimated_projects, "not_known": eu.not_known_projects}


def shares_said(shares: ShareSummary) -> Json:
    reasons = {reason.value: count for reason, count in shares.reasons.items()}
    said = {"participations": shares.participations, "derivable": shares.derivable, "amount": amount_text(shares.amount)}
    return said | {"not_derivable": reasons}


def readings_said(readings: Sequence[Reading], lines: Sequence[Contribution], eu: EuMoney, as_of: date, known_by: date) -> list[Json]:
    """Each other reading of "private", reckoned over the same lines."""
    return [{"code": reading.code} | _reading(reading, lines, eu, as_of, known_by) for reading in readings]


def _reading(reading: Reading, lines: Sequence[Contribution], eu: EuMoney, as_of: date, known_by: date) -> Json:
    private = by_grade(reckon(lines, reading.rule, as_of=as_of, known_by=known_by).counted)
    factors = {level.value: factor_json(per_euro(private.at(level), eu)) for level in (Level.CERTIFIED, Level.DOCUMENTED, Level.DECLARED)}
    return {"private": private_json(private), "per_eu_euro": factors}
