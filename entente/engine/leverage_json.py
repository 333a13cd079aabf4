"""The exact shape of `entente leverage --json`: amounts as strings with two decimals, factors with four, null where not known.

Source: docs/method/leverage.md. A factor that is an interval reads {"low", "high"}; `high` is null when the EU's
money may be nothing. Counts are numbers; `answered` is a share.
"""

from collections.abc import Callable

from entente.engine.factors import Factor, Level, Private
from entente.engine.funding import EuMoney
from entente.engine.ledger import Grade
from entente.engine.leverage import Leverage, Omission
from entente.engine.money import amount_text, factor_text
from entente.engine.yearly import Year

Json = dict[str, object]
PRINTED = (Level.CERTIFIED, Level.DOCUMENTED, Level.DECLARED)
GRADES = (Grade.A, Grade.P, Grade.B, Grade.C, Grade.D)


def as_json(leverage: Leverage) -> Json:
    """The JSON-able answer of `entente leverage --json`, keys in the documented order."""
    return {
        "as_of": leverage.as_of.isoformat(),
        "known_by": leverage.known_by.isoformat(),
        "eu": eu_json(leverage.eu),
        "private": private_json(leverage.private),
        "per_eu_euro": _by_level(leverage.per_eu_euro),
        "total_per_eu_euro": _by_level(leverage.total_per_eu_euro),
        "target": _target(leverage),
        "expected_by_now": amount_text(leverage.expected_by_now),
        "answered": factor_text(leverage.answered.share),
        "years": [_year(year) for year in leverage.years],
        "left_out": [_omission(omission) for omission in leverage.left_out],
    }


def eu_json(eu: EuMoney) -> Json:
    """`stated` is null when no project states its EU money; `low` and `high` hold stated and estimated amounts."""
    return {
        "projects": eu.projects,
        "total_cost": amount_text(eu.total_cost),
        "stated": amount_text(eu.stated),
        "low": amount_text(eu.low),
        "high": amount_text(eu.high),
    }


def private_json(private: Private) -> Json:
    return {grade.value: amount_text(private.by_grade[grade]) for grade in GRADES}


def factor_json(factor: Factor | None) -> str | Json | None:
    """A point as a string, an interval as {"low", "high"}, null when there is no factor."""
    if factor is None:
        return None
    low, high = factor_text(factor.low), factor_text(factor.high)
    return low if factor.is_point else {"low": low, "high": high}


def _by_level(factor_at: Callable[[Level], Factor | None]) -> Json:
    return {level.value: factor_json(factor_at(level)) for level in PRINTED}


def _target(leverage: Leverage) -> Json:
    contract = leverage.contract
    return {"private": factor_text(contract.factor), "total": factor_text(contract.factor + 1), "amount": amount_text(contract.amount)}


def _year(year: Year) -> Json:
    sums = {level.value: amount_text(year.private_so_far.at(level)) for level in PRINTED}
    return {
        "year": year.year,
        "eu": eu_json(year.eu),
        "private": private_json(year.private),
        "so_far": {"eu": eu_json(year.eu_so_far), "private": sums},
        "expected": amount_text(year.expected),
    }


def _omission(omission: Omission) -> Json:
    return {"reason": omission.reason.value, "lines": omission.lines, "amount": amount_text(omission.amount)}
