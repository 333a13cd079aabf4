"""Reading all organisations into arrays: once for a version of the data."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

import numpy as np

from entente.members.choices import StandingKind
from entente.members.models import Category, Continuation, Organisation, Ownership, Standing
from entente.members.queries.classes import classes_on
from entente.members.queries.community import community_on
from entente.members.queries.directory.columns import Codes, Column, many, one
from entente.members.queries.directory.roll import KNOWN, NEVER, NONE, Roll
from entente.vocabulary.reference import Listed, shipped

MEMBERSHIP = (StandingKind.ADMITTED, StandingKind.SUSPENDED)


def load(day: date) -> Roll:
    """Twelve queries, whatever the number of organisations."""
    rows = sorted(Organisation.objects.values_list("name_key", "pk", "slug", "country_id", "region_id", "size"))
    ids = np.fromiter((row[1] for row in rows), dtype=np.intp, count=len(rows))
    place = {pk: index for index, pk in enumerate(ids.tolist())}
    sectors = _pairs(Organisation.sectors.through.objects.values_list("organisation_id", "sector_id"), place)
    expertise = _pairs(Organisation.expertise.through.objects.values_list("organisation_id", "expertise_id"), place)
    regions = _pairs(((row[1], row[4]) for row in rows if row[4]), place)
    columns: dict[str, Column] = {
        **_dated(day, rows),
        "region": many(*regions, len(rows), _regions),
        "sector": many(*sectors, len(rows), _sectors),
        "expertise": many(*expertise, len(rows), _expertise),
        "size": one([row[5] for row in rows]),
    }
    given = {"sectors": many(*sectors, len(rows)), "expertise": many(*expertise, len(rows))}
    slugs = [row[2] for row in rows]
    return Roll(
        day, ids, slugs, columns, _joined(day, place), categories=_categories(), community=community_on(day), linked=_linked(), **given
    )


def _linked() -> frozenset[int]:
    ends = (
        Ownership.objects.known().values_list("owner_id", "owned_id"),
        Continuation.objects.known().values_list("organisation_id", "successor_id"),
    )
    return frozenset(pk for rows in ends for pair in rows for pk in pair)


def _categories() -> dict[str, str]:
    return dict(Category.objects.values_list("code", "name"))


def _dated(day: date, rows: Sequence[tuple[str, int, str, str, str | None, str]]) -> dict[str, Column]:
    """What holds on the day: class and standing, and the seat of those that moved."""
    classes = classes_on(day)
    held = [classes.get(row[1]) for row in rows]
    return {
        "category": one([one_class.category or NONE if one_class else NONE for one_class in held]),
        "kind": one([one_class.kind or NONE if one_class else NONE for one_class in held]),
        "standing": one([one_class.standing or KNOWN if one_class else KNOWN for one_class in held]),
        "country": one([one_class.country if one_class else row[3] for one_class, row in zip(held, rows, strict=True)]),
    }


def _pairs(rows: Iterable[tuple[int, str]], place: Mapping[int, int]) -> tuple[Codes, list[str]]:
    """An organisation written since the first question is left for the next version."""
    held = [(place[pk], code) for pk, code in rows if pk in place]
    return np.fromiter((index for index, _ in held), dtype=np.intp, count=len(held)), [code for _, code in held]


def _regions(code: str) -> list[str]:
    """A NUTS code says what it lies in: FR101 in FR10 in FR1; the country has a filter of its own."""
    return [code[:length] for length in range(3, len(code) + 1)]


def _sectors(code: str) -> list[str]:
    return _upwards(code, parents_of("sectors"))


def _expertise(code: str) -> list[str]:
    return _upwards(code, parents_of("expertise"))


def _upwards(code: str, parents: Mapping[str, str | None]) -> list[str]:
    """What lies in a part lies in the whole."""
    above = [code]
    while parent := parents.get(above[-1]):
        above.append(parent)
    return above


@cache
def parents_of(vocabulary: str) -> dict[str, str | None]:
    listed: tuple[Listed, ...] = getattr(shipped(), vocabulary)
    return {entry.code: entry.parent for entry in listed}


def _joined(day: date, place: Mapping[int, int]) -> Codes:
    joined = np.full(len(place), NEVER, dtype=np.intp)
    rows = Standing.objects.known().filter(from_on__lte=day, kind__in=MEMBERSHIP).order_by("organisation_id", "from_on")
    last: dict[int, date | None] = {}
    for pk, from_on, to_on in rows.values_list("organisation_id", "from_on", "to_on"):
        if pk in place:
            if pk not in last or last[pk] != from_on:
                joined[place[pk]] = from_on.toordinal()
            last[pk] = to_on
    for pk, to_on in last.items():
        if to_on is not None and to_on <= day:
            joined[place[pk]] = NEVER
    return joined
