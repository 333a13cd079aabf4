"""The facts from which a roll is computed, for all organisations at once, as of a record date."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count

from entente.members.choices import DelegationRole, DuesState
from entente.members.models import Delegation, Dues, Fee, Organisation, Reached, Represented
from entente.members.queries.classes import Class, classes_on
from entente.members.queries.parents import parents_on

UNCOLLECTED: tuple[str, int | None] = (DuesState.NOT_COLLECTED.value, None)
VOICES = (DelegationRole.REPRESENTATIVE, DelegationRole.DEPUTY)


class VotingFacts(NamedTuple):
    """One organisation on the record date. `dues_year` is the earliest unpaid year, else the latest paid one; None: not collected."""

    name: str
    of_class: Class
    group: int  # the ultimate parent, itself where nobody owns its majority
    dues: str
    dues_year: int | None
    represented: int | None  # as stated, else as many as are listed as reached; None: neither
    has_voice: bool  # somebody speaks for it
    fee: Decimal | None  # euros a year, as set; None: not stated


def voting_facts_on(day: date, known_by: datetime | None = None) -> dict[int, VotingFacts]:
    """Every organisation with a standing on the day: twelve queries, however many there are."""
    classes, parents = classes_on(day, known_by), parents_on(day, known_by)
    names = dict(Organisation.objects.filter(pk__in=classes).values_list("pk", "name"))
    dues, represented, voices = _dues(day, known_by), _represented(day, known_by), _voices(day, known_by)
    fees = dict(Fee.objects.known(known_by).on(day).values_list("organisation_id", "amount"))
    found = {}
    for pk, one in classes.items():
        if one.standing:
            state, year = dues.get(pk, UNCOLLECTED)
            found[pk] = VotingFacts(names[pk], one, parents.get(pk, pk), state, year, represented.get(pk), pk in voices, fees.get(pk))
    return found


def _dues(day: date, known_by: datetime | None) -> Mapping[int, tuple[str, int | None]]:
    paid: dict[int, tuple[str, int | None]] = {}
    rows = Dues.objects.known(known_by).on(day).order_by("year")
    for organisation, year, state in rows.values_list("organisation_id", "year", "state"):
        if paid.get(organisation, ("", 0))[0] != DuesState.UNPAID:
            paid[organisation] = (state, year)
    return paid


def _represented(day: date, known_by: datetime | None) -> dict[int, int]:
    listed = Reached.objects.known(known_by).on(day).order_by().values_list("association_id").annotate(Count("name_key", distinct=True))
    stated = Represented.objects.known(known_by).on(day).values_list("organisation_id", "number")
    return dict(listed) | dict(stated)


def _voices(day: date, known_by: datetime | None) -> set[int]:
    rows = Delegation.objects.known(known_by).on(day).filter(role__in=VOICES)
    return set(rows.values_list("organisation_id", flat=True))
