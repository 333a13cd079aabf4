"""Requirements to which no standard refers: of a catalogue, of a part of one, or of what a scheme assesses against."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from entente.certification.choices import ReferenceKind, StandardState
from entente.certification.models import Catalogue, Requirement, Standard, StandardReference
from entente.certification.queries.graph import Selection


@dataclass(frozen=True, slots=True)
class Met:
    """A requirement that is assessed, and the standards that refer to it and are not withdrawn."""

    requirement: Requirement
    standards: tuple[Standard, ...]


@dataclass(frozen=True)
class Gaps:
    rows: list[Met]

    @cached_property
    def uncovered(self) -> list[Requirement]:
        return [one.requirement for one in self.rows if not one.standards]

    @cached_property
    def covered(self) -> list[Met]:
        return [one for one in self.rows if one.standards]


def gaps_of(selection: Selection) -> Gaps:
    """In the order of the catalogues: three queries, and one for each level below the parts that are chosen."""
    chosen = _chosen(selection)
    found: dict[str, list[Standard]] = {}
    for one in _living().filter(reference__in=chosen.values("urn")).select_related("standard").order_by("standard__number_key"):
        found.setdefault(one.reference, []).append(one.standard)
    rows = chosen.select_related("catalogue").order_by("catalogue__reference", "catalogue", "position")
    return Gaps([Met(row, tuple(found.get(row.urn, ()))) for row in rows])


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a catalogue's assessable requirements any standard refers to."""

    catalogue: Catalogue
    covered: int


def tallies() -> list[Tally]:
    """Of every catalogue to which a standard refers, the most covered first: two queries."""
    referred = Requirement.objects.filter(is_assessable=True, urn__in=_living().values("reference"))
    counts = dict(referred.values_list("catalogue").annotate(count=Count("pk")))
    found = [Tally(one, counts[one.pk]) for one in Catalogue.objects.filter(pk__in=counts)]
    return sorted(found, key=lambda one: (-one.covered, one.catalogue.reference))


def _living() -> QuerySet[StandardReference]:
    return StandardReference.objects.filter(kind=ReferenceKind.REQUIREMENT).exclude(standard__state=StandardState.WITHDRAWN)


def _chosen(selection: Selection) -> QuerySet[Requirement]:
    parts = {pk for level in _levels(selection) for pk in level}
    return Requirement.objects.filter(Q(catalogue__in=selection.catalogues) | Q(pk__in=parts), is_assessable=True)


def _levels(selection: Selection) -> Iterator[set[int]]:
    """The parts, then what is right below them, and so on."""
    level = set(selection.parts)
    while level:
        yield level
        level = set(Requirement.objects.filter(parent__in=level).values_list("pk", flat=True))
