"""What one market asks, scope by scope, and which levels are enough."""

from dataclasses import dataclass
from datetime import date

from entente.market.choices import Mode, Scope
from entente.market.models import Acceptance
from entente.market.queries.current import built_on
from entente.market.queries.market import Way, enters
from entente.web.applies.held import Held
from entente.web.market.reading import TONES


@dataclass(frozen=True, slots=True)
class Asked:
    """`row` None: not collected, which is not the same as nothing. `opened`: own certificates that open it; `unknown`: perhaps."""

    scope: Scope
    row: Acceptance | None
    ways: list[Way]
    opened: list[Held]
    unknown: list[Held]

    @property
    def tone(self) -> str:
        return TONES[Mode(self.row.mode)] if self.row else "unknown"

    @property
    def is_required(self) -> bool:
        return self.row is not None and self.row.mode in {Mode.MANDATORY, Mode.PROCUREMENT}


def asked(country: str, sector: str, day: date, own: list[Held]) -> list[Asked]:
    """Two queries where nothing changed since the market was built."""
    rows = {one.scope: one for one in Acceptance.objects.known().on(day).filter(state=country, sector=sector)}
    built = built_on(day)
    return [
        _asked(scope, rows.get(scope.value), enters(built, (country, sector, scope.value)), own)
        for scope in Scope
        if scope.is_asked_in(sector)
    ]


def _asked(scope: Scope, row: Acceptance | None, ways: list[Way], own: list[Held]) -> Asked:
    of = [one for one in own if one.cell is not None and one.cell.asks is not None and one.cell.asks.scope == scope.value]
    return Asked(
        scope,
        row,
        ways,
        [one for one in of if one.cell and one.cell.answer == "open"],
        [one for one in of if one.cell and one.cell.answer == "unknown"],
    )
