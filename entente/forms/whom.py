"""Whom a round asks: the persons its audience means, or the organisations they answer for."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from entente.forms.choices import Asks
from entente.forms.models import Round
from entente.members.access import DECLARING
from entente.members.choices import StandingKind
from entente.members.models import Delegation, Standing
from entente.notices.queries.audiences import Meant, explained, read


@dataclass(frozen=True, slots=True)
class Whom:
    """`reasons` of everyone who is written to. `answers_for` gives to each organisation the persons; empty where persons are asked.
    `left_out` are meant by the audience and answer for no organisation."""

    reasons: dict[int, tuple[str, ...]]
    answers_for: dict[int, frozenset[int]]
    left_out: tuple[Meant, ...] = ()

    @property
    def people(self) -> frozenset[int]:
        return frozenset(self.reasons)


def whom(row: Round, day: date) -> Whom:
    """As of a day: three queries and one for each noun of the audience."""
    meant = explained(read(row.audience), day)
    if row.asks_persons:
        return Whom({one.person: one.reasons for one in meant}, {})
    speak = answering(day, [one.person for one in meant], members_only=row.asks == Asks.MEMBER)
    speakers = frozenset(person for persons in speak.values() for person in persons)
    reasons = {one.person: one.reasons for one in meant if one.person in speakers}
    return Whom(reasons, speak, tuple(one for one in meant if one.person not in speakers))


def answering(
    day: date, persons: Collection[int] | None = None, organisations: Collection[int] | None = None, *, members_only: bool = False
) -> dict[int, frozenset[int]]:
    """Organisation -> those who may answer for it on a day, of these persons or of all."""
    rows = Delegation.objects.known().on(day).filter(role__in=DECLARING)
    if organisations is not None:
        rows = rows.filter(organisation__in=organisations)
    if members_only:
        rows = rows.filter(organisation__in=Standing.objects.known().on(day).filter(kind=StandingKind.ADMITTED).values("organisation"))
    wanted = None if persons is None else frozenset(persons)
    found: dict[int, set[int]] = defaultdict(set)
    for organisation, person in rows.values_list("organisation_id", "person_id"):
        if wanted is None or person in wanted:
            found[organisation].add(person)
    return {organisation: frozenset(persons) for organisation, persons in found.items()}
