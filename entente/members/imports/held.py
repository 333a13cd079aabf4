"""What is known of the organisations that a file speaks of, read at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from entente.members.models import Classification, Identifier, Organisation, SizeFigures, Standing
from entente.members.numbers import Number

AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Held:
    """One organisation as it stands last."""

    organisation: Organisation
    sectors: tuple[str, ...]
    expertise: tuple[str, ...]
    numbers: frozenset[Number]
    kind: str
    is_cluster: bool
    standing: str
    standing_from: date | None
    figures: dict[int, tuple[Decimal | None, Decimal | None, Decimal | None]]

    @property
    def name(self) -> str:
        return self.organisation.name

    @property
    def country(self) -> str:
        return self.organisation.country_id

    def value(self, name: str, said: Any) -> Any:
        """What stands where the file says something."""
        if name in ("sectors", "expertise"):
            return tuple(sorted(getattr(self, name)))
        if name == "kind":
            return (self.kind, self.is_cluster)
        if name == "figures":
            return (said[0], *self.figures.get(said[0], (None, None, None)))
        return self.organisation.region_id or "" if name == "region" else getattr(self.organisation, name)


def held_of(ids: Sequence[int]) -> dict[int, Held]:
    return {pk: held for start in range(0, len(ids), AT_ONCE) for pk, held in _held(ids[start : start + AT_ONCE])}


def _held(ids: Sequence[int]) -> Iterable[tuple[int, Held]]:
    sectors = _grouped(Organisation.sectors.through.objects.filter(organisation__in=ids).values_list("organisation_id", "sector_id"))
    expertise = _grouped(Organisation.expertise.through.objects.filter(organisation__in=ids).values_list("organisation_id", "expertise_id"))
    numbers = _grouped(
        (row.organisation_id, Number(row.scheme, row.country, row.value)) for row in Identifier.objects.filter(organisation__in=ids)
    )
    kinds = {row.organisation_id: row for row in Classification.objects.known().filter(organisation__in=ids).order_by("from_on")}
    standings = {row.organisation_id: row for row in Standing.objects.known().filter(organisation__in=ids).order_by("from_on")}
    figures = _grouped((row.organisation_id, row) for row in SizeFigures.objects.filter(organisation__in=ids))
    for one in Organisation.objects.filter(pk__in=ids):
        kind, standing = kinds.get(one.pk), standings.get(one.pk)
        open_standing = standing if standing and standing.to_on is None else None
        yield (
            one.pk,
            Held(
                organisation=one,
                sectors=tuple(sectors.get(one.pk, ())),
                expertise=tuple(expertise.get(one.pk, ())),
                numbers=frozenset(numbers.get(one.pk, ())),
                kind=kind.kind if kind else "",
                is_cluster=bool(kind and kind.is_cluster),
                standing=open_standing.kind if open_standing else "",
                standing_from=(standing.to_on or standing.from_on) if standing else None,
                figures={row.year: (row.headcount, row.turnover, row.balance) for row in figures.get(one.pk, ())},
            ),
        )


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for pk, value in pairs:
        found.setdefault(pk, []).append(value)
    return found
