"""Funding: what the European Union pays into a project, as an interval when the source does not state it.

Source of the rates: Regulation (EU) No 1290/2013 (rules for participation in Horizon 2020), Article 28: up to 100 % of the
eligible costs; innovation actions up to 70 %, and up to 100 % for bodies that do not make profit. A project's rate therefore
lies between 70 % (only profit-making bodies) and 100 %. SME instrument: phase 1 is a lump sum of EUR 50,000 = 70 % of EUR 71,429,
phase 2 pays 70 %, in exceptions 100 % (Horizon 2020 work programme 2014-2015, part 7). Co-fund actions and ECSEL pay other
shares, fixed by their calls: these rates say nothing about them, so the amount is not known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fnmatch import fnmatchcase

from entente.engine.money import to_cents


class Basis(StrEnum):
    """Where a project's EU amount comes from."""

    STATED = "stated"
    ESTIMATED = "estimated"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Rate:
    """The share of total cost paid under funding schemes of this pattern; `low` None: the rates say nothing about them."""

    scheme: str
    low: Decimal | None
    high: Decimal | None


NONE, SEVENTY, FULL = None, Decimal("0.70"), Decimal("1.00")
HORIZON_2020: tuple[Rate, ...] = (
    Rate("?*", FULL, FULL),
    Rate("IA", SEVENTY, FULL),
    Rate("*-IA", SEVENTY, FULL),
    Rate("*-IA-*", SEVENTY, FULL),
    Rate("SME-1", SEVENTY, SEVENTY),
    Rate("SME-2", SEVENTY, FULL),
    Rate("*COFUND*", NONE, NONE),
    Rate("ECSEL-*", NONE, NONE),
)


@dataclass(frozen=True, slots=True)
class Funding:
    """A project's EU contribution in euros, [low, high]; both None when it is not known."""

    basis: Basis
    low: Decimal | None
    high: Decimal | None
    total_cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EuMoney:
    """Sums in euros over projects; an amount is None where no project makes it known. `low` and `high` hold stated amounts too."""

    projects: int
    total_cost: Decimal | None
    stated: Decimal | None
    low: Decimal | None
    high: Decimal | None
    stated_projects: int
    estimated_projects: int
    not_known_projects: int


def fund(stated: Decimal | None, total_cost: Decimal | None, scheme: str, rates: Sequence[Rate] = HORIZON_2020) -> Funding:
    """The EU contribution of one project: stated is a point; else cost times the last rate whose pattern fits; else not known."""
    _refuse_negative(stated, total_cost)
    if stated is not None:
        return Funding(Basis.STATED, stated, stated, total_cost)
    rate = _rate_of(scheme, rates)
    if total_cost is None or rate is None or rate.low is None or rate.high is None:
        return Funding(Basis.NOT_KNOWN, None, None, total_cost)
    return Funding(Basis.ESTIMATED, to_cents(total_cost * rate.low), to_cents(total_cost * rate.high), total_cost)


def _refuse_negative(*amounts: Decimal | None) -> None:
    for amount in amounts:
        if amount is not None and amount < 0:
            raise ValueError(f"An amount of EUR {amount} is below zero: a project neither costs nor receives less than nothing.")


def _rate_of(scheme: str, rates: Sequence[Rate]) -> Rate | None:
    wanted = scheme.strip().casefold()
    return next((rate for rate in reversed(rates) if fnmatchcase(wanted, rate.scheme.casefold())), None)


def sum_up(fundings: Iterable[Funding]) -> EuMoney:
    """Adds intervals end by end and counts stated, estimated and not known projects apart; order does not matter."""
    all_of = tuple(fundings)
    count = {basis: sum(f.basis is basis for f in all_of) for basis in Basis}
    return EuMoney(
        projects=len(all_of),
        total_cost=_sum(f.total_cost for f in all_of),
        stated=_sum(f.low for f in all_of if f.basis is Basis.STATED),
        low=_sum(f.low for f in all_of),
        high=_sum(f.high for f in all_of),
        stated_projects=count[Basis.STATED],
        estimated_projects=count[Basis.ESTIMATED],
        not_known_projects=count[Basis.NOT_KNOWN],
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, start=Decimal(0)) if known else None
