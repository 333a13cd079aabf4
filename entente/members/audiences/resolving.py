"""Whom all nouns of this room mean on a day, asked together: who acts for which organisation, and what each organisation is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from django.db.models import F, FilteredRelation
from django.db.models.functions import Coalesce

from entente.members.audiences.rows import known_on
from entente.members.choices import DelegationRole, StandingKind
from entente.members.models import Delegation, Organisation, Standing
from entente.vocabulary.queries import sectors_within
from entente.vocabulary.reference import shipped

Key = TypeVar("Key")
Pairs = Iterable[tuple[str | None, Iterable[int]]]  # a value, and people it means
Held = tuple[int, int, str]  # organisation, person, role


class Traits(NamedTuple):
    """What an organisation with a standing is on the day."""

    organisation: int
    standing: str
    category: str | None
    kind: str | None
    country: str


def people_meant(asked: Mapping[str, set[str]], day: date) -> dict[str, dict[str, set[int]]]:
    """By noun and value, of the values asked. Two queries, and one more for sectors."""
    held, traits = list(_held(day)), list(_traits(day))
    acting = _gathered((organisation, [person]) for organisation, person, role in held if role != DelegationRole.EMPLOYEE)
    admitted = {one.organisation for one in traits if one.standing == StandingKind.ADMITTED}
    found: dict[str, dict[str, set[int]]] = {}
    for noun, values in asked.items():
        if noun == "sector":
            found[noun] = _of_sectors(values, acting, admitted)
        elif noun == "delegates":
            found[noun] = _chosen(values, ((role, [person]) for organisation, person, role in held if organisation in admitted))
        else:
            meant = (one for one in traits if noun == "standing" or one.organisation in admitted)
            found[noun] = _chosen(values, ((getattr(one, noun), acting.get(one.organisation, ())) for one in meant))
    return found


def _held(day: date) -> Iterator[Held]:
    yield from Delegation.objects.known().on(day).values_list("organisation_id", "person_id", "role")


def _traits(day: date) -> Iterator[Traits]:
    seats, classes = "organisation__seats", "organisation__classifications"
    rows = (
        Standing.objects.known()
        .on(day)
        .annotate(
            seat=FilteredRelation(seats, condition=known_on(seats, day)), of=FilteredRelation(classes, condition=known_on(classes, day))
        )
    )
    country = Coalesce(F("seat__country"), F("organisation__country"))
    yield from map(Traits._make, rows.values_list("organisation_id", "kind", "of__category", "of__kind", country))


def _of_sectors(values: set[str], acting: Mapping[int, set[int]], admitted: set[int]) -> dict[str, set[int]]:
    """A sector means its subsectors too."""
    within = {one.code: sectors_within(one.code) for one in shipped().sectors if one.code in values}
    wanted = {code for codes in within.values() for code in codes}
    rows = Organisation.sectors.through.objects.filter(sector__in=wanted).values_list("sector_id", "organisation_id")
    found = _gathered((sector, acting.get(organisation, ())) for sector, organisation in rows if organisation in admitted)
    return {value: {person for code in codes for person in found.get(code, ())} for value, codes in within.items()}


def _chosen(values: set[str], pairs: Pairs) -> dict[str, set[int]]:
    return _gathered((value, people) for value, people in pairs if value is not None and value in values)


def _gathered(pairs: Iterable[tuple[Key, Iterable[int]]]) -> dict[Key, set[int]]:
    found: dict[Key, set[int]] = defaultdict(set)
    for value, people in pairs:
        found[value].update(people)
    return found
