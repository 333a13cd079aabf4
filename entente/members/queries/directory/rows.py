"""The few organisations of a page, as the directory says them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entente.members.models import Organisation
from entente.members.queries.directory.roll import NEVER, Roll


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the directory."""

    slug: str
    name: str
    short_name: str
    city: str
    country: str
    kind: str
    category: str
    standing: str
    size: str
    sectors: tuple[str, ...]
    joined_on: date | None
    is_fictional: bool


def rows_of(roll: Roll, places: Iterable[int]) -> list[Row]:
    """One query."""
    wanted = list(places)
    held = Organisation.objects.filter(pk__in=[int(roll.ids[place]) for place in wanted]).values_list(
        "pk", "name", "short_name", "city", "is_fictional"
    )
    said = {row[0]: row[1:] for row in held}
    return [_row(roll, place, *said[int(roll.ids[place])]) for place in wanted if int(roll.ids[place]) in said]


def _row(roll: Roll, place: int, name: str, short_name: str, city: str, is_fictional: bool) -> Row:
    joined = int(roll.joined[place])
    return Row(
        slug=roll.slugs[place],
        name=name,
        short_name=short_name,
        city=city,
        country=_value(roll, "country", place),
        kind=_value(roll, "kind", place),
        category=_value(roll, "category", place),
        standing=_value(roll, "standing", place),
        size=_value(roll, "size", place),
        sectors=roll.sectors.of(place),
        joined_on=None if joined == NEVER else date.fromordinal(joined),
        is_fictional=is_fictional,
    )


def _value(roll: Roll, facet: str, place: int) -> str:
    return str(roll.columns[facet].of(place))
