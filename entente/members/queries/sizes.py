"""An organisation's size class and why."""

from dataclasses import dataclass

from entente.engine import sizes
from entente.members.models import Organisation, SizeFigures


@dataclass(frozen=True, slots=True)
class Sized:
    """The class of the latest year with figures; without figures it is not known, and says so."""

    code: str
    year: int | None
    reasons: tuple[sizes.Reason, ...]
    possible: tuple[str, ...]
    is_sme: bool | None


def size_of(organisation: Organisation) -> Sized:
    """One query."""
    rows = SizeFigures.objects.filter(organisation=organisation).order_by("year")
    return sized({row.year: sizes.Figures(row.headcount, row.turnover, row.balance) for row in rows})


def sized(years: dict[int, sizes.Figures]) -> Sized:
    if not years:
        return Sized("unknown", None, (), tuple(size.code for size in sizes.Size), None)
    year, held = max(sizes.status(years).items())
    return Sized(held.code, year, held.reasons, tuple(size.code for size in held.possible), held.is_sme)
