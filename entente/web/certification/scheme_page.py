"""What pages on schemes say: states as a colour and a word, the landscape as a table, certificates by year as bars."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from entente.certification.choices import Reach, SchemeState, Scope
from entente.certification.models import SchemeStatus
from entente.certification.queries.schemes import EUROPE, WORLD, Landscape, Tracked
from entente.vocabulary.names import country_name

TONES = {SchemeState.CANDIDATE: "new", SchemeState.IN_FORCE: "good", SchemeState.ENDING: "warn", SchemeState.ENDED: "past"}


@dataclass(frozen=True, slots=True)
class State:
    word: str
    tone: str
    since: date | None
    seen_on: date | None  # where the source says that it was so, not since when


def state(status: SchemeStatus | None) -> State:
    if status is None:
        return State(_("Not known"), "unknown", None, None)
    known = status.is_since_known
    return State(
        status.get_state_display(), TONES[SchemeState(status.state)], status.from_on if known else None, None if known else status.from_on
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A scheme in a cell of the landscape or a line of the tracker."""

    tracked: Tracked
    state: State

    @property
    def short(self) -> str:
        """In a country's own row its name need not stand again: `Common Criteria, France`."""
        name = self.tracked.scheme.name
        return name.partition(", ")[0] if self.tracked.scheme.country_id else name


@dataclass(frozen=True, slots=True)
class Cell:
    label: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str
    cells: list[Cell]


def table(found: Landscape) -> list[Country]:
    """Scopes as columns, in the order of `Scope`."""
    return [Country(place, place_name(place), [_cell(found, place, scope) for scope in Scope]) for place in found.places]


def _cell(found: Landscape, place: str, scope: Scope) -> Cell:
    return Cell(str(scope.label), [Entry(one, state(one.status)) for one in found.of(place, scope)])


def place_name(place: str) -> str:
    if place == EUROPE:
        return str(Reach.EUROPEAN.label)
    return str(Reach.INTERNATIONAL.label) if place == WORLD else country_name(place)


def by_state(rows: list[Tracked]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in rows:
        key = one.status.state if one.status else ""
        counts[key] = counts.get(key, 0) + 1
    return counts


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    count: int
    address: str


def bars(by_year: Mapping[int | None, int], address: str) -> list[Bar]:
    known = sorted(year for year in by_year if year is not None)
    years = list(range(known[0], known[-1] + 1)) if known else []
    found = [Bar(str(year), by_year.get(year, 0), f"{address}&year={year}") for year in years]
    return [*found, *([Bar(_("not stated"), by_year[None], f"{address}&year=none")] if None in by_year else [])]
