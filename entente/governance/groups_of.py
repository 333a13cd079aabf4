"""The groups a marking asks about: the bodies in which a person, or somebody for one of these organisations, sits."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache

from django.db.models import Q

from entente.governance.models import Mandate
from entente.governance.models.mandate import MandateQuerySet
from entente.members.viewers import Asked


def groups(person_id: int | None, organisations: frozenset[int], day: date) -> set[int]:
    asked = (person_id, organisations)
    return groups_of_many([asked], day).get(asked, set())


def groups_of_many(asked: Collection[Asked], day: date) -> Mapping[Asked, set[int]]:
    """One query, however many ask; none when nobody does."""
    persons = {person for person, _organisations in asked if person is not None}
    organisations = {one for _person, theirs in asked for one in theirs}
    if not persons and not organisations:
        return {}
    rows = _sitting(day).filter(Q(person__in=persons) | Q(organisation__in=organisations))
    by_person: dict[int, set[int]] = {}
    by_organisation: dict[int, set[int]] = {}
    for body, person, organisation in rows.values_list("body_id", "person_id", "organisation_id"):
        by_person.setdefault(person, set()).add(body)
        by_organisation.setdefault(organisation, set()).add(body)
    return {one: _of(one, by_person, by_organisation) for one in asked}


@lru_cache(maxsize=4)
def _sitting(day: date) -> MandateQuerySet:
    """The question as it stands, not its answer: to put it together takes longer than to ask it."""
    return Mandate.objects.sitting(day)


def _of(asked: Asked, by_person: Mapping[int, set[int]], by_organisation: Mapping[int, set[int]]) -> set[int]:
    person, organisations = asked
    own = by_person.get(person, set()) if person is not None else set()
    return own.union(*(by_organisation.get(one, set()) for one in organisations))
