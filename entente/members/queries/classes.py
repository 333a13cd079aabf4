"""Who stood where on a day, for all organisations at once, as known then or now."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from entente.members.choices import StandingKind
from entente.members.models import Category, Classification, Seat, Standing


class Class(NamedTuple):
    """What an organisation was on a day; an empty standing means that it had none, an empty category that it was not classified."""

    standing: str
    kind: str
    category: str
    country: str
    is_cluster: bool

    @property
    def is_member(self) -> bool:
        return self.standing == StandingKind.ADMITTED


UNCLASSIFIED = ("", "", False)


def classes_on(day: date, known_by: datetime | None = None) -> dict[int, Class]:
    """Every organisation that had a standing or a classification on the day, as known now or by an instant: three queries."""
    standings = {row[0]: row[1:] for row in _standings(day, known_by)}
    classified = {row[0]: row[1:] for row in _classified(day, known_by)}
    seats = dict(Seat.objects.known(known_by).on(day).values_list("organisation_id", "country_id"))
    found = {}
    for pk in standings.keys() | classified.keys():
        kind, category, cluster, *_ = classified.get(pk, UNCLASSIFIED)
        own = (standings.get(pk) or classified[pk])[-1]
        found[pk] = Class(standings.get(pk, ("",))[0], kind, category, seats.get(pk, own), cluster)
    return found


def _standings(day: date, known_by: datetime | None) -> Iterable[tuple[int, str, str]]:
    return Standing.objects.known(known_by).on(day).values_list("organisation_id", "kind", "organisation__country_id")


def _classified(day: date, known_by: datetime | None) -> Iterable[tuple[int, str, str, bool, str]]:
    rows = Classification.objects.known(known_by).on(day)
    return rows.values_list("organisation_id", "kind", "category_id", "is_cluster", "organisation__country_id")


@dataclass(frozen=True, slots=True)
class Counts:
    """Admitted members on a day. Each breakdown adds up to the total; "" counts those without a value."""

    day: date
    total: int
    by_category: Mapping[str, int]
    by_country: Mapping[str, int]
    by_kind: Mapping[str, int]

    @property
    def countries(self) -> int:
        return sum(1 for country, count in self.by_country.items() if country and count)


def counts_on(day: date, known_by: datetime | None = None) -> Counts:
    """Counts by category, country and kind as of any date; a category without members counts 0."""
    return counts_of(classes_on(day, known_by).values(), day)


def counts_of(classes: Iterable[Class], day: date) -> Counts:
    members = [one for one in classes if one.is_member]
    empty = dict.fromkeys(Category.objects.values_list("code", flat=True), 0)
    return Counts(
        day=day,
        total=len(members),
        by_category=empty | Counter(one.category for one in members),
        by_country=dict(Counter(one.country for one in members).most_common()),
        by_kind=dict(Counter(one.kind for one in members).most_common()),
    )
