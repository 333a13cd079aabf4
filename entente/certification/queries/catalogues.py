"""Reads about catalogues and mapping sets."""

from collections import defaultdict

from django.db.models import Q, QuerySet

from entente.certification.catalogue_choices import CatalogueState, RowState, SetState
from entente.certification.finding import CATALOGUE
from entente.certification.models import Catalogue, MappingRow, MappingSet, Requirement
from entente.certification.queries import named
from entente.engine.words import finds, fold
from entente.search.queries import matching


def catalogue_named(name: str) -> Catalogue | None:
    """By URN, by the name in its address, or by reference: "iso27001-2022", "ISO/IEC 27001:2022"."""
    return named.catalogues({name}).get(name)


def listed(words: str = "", state: str = "") -> QuerySet[Catalogue]:
    found = Catalogue.objects.all()
    if words:
        found = found.filter(pk__in=matching(CATALOGUE, words))
    if state:
        found = found.filter(state=state)
    return found


def sets_touching(catalogue: Catalogue, *, with_drafts: bool = False) -> list[MappingSet]:
    """The sets that lead from it or to it, those in use first."""
    found = MappingSet.objects.filter(Q(source=catalogue) | Q(target=catalogue)).select_related("source", "target")
    if not with_drafts:
        found = found.exclude(state=SetState.DRAFT)
    return sorted(found, key=lambda one: (one.state != SetState.IN_USE, one.name))


def sets_between(catalogues: set[int], target: int) -> list[MappingSet]:
    """What may be read of a pair, whichever way it is said."""
    found = MappingSet.objects.exclude(state=SetState.DRAFT).filter(
        Q(source__in=catalogues, target=target) | Q(target__in=catalogues, source=target)
    )
    return list(found.select_related("source", "target").order_by("name", "-version"))


def numbers_of_sets() -> dict[int, int]:
    """For each catalogue, in how many sets in use it stands: one query."""
    found: dict[int, int] = defaultdict(int)
    for source, target in MappingSet.objects.filter(state=SetState.IN_USE).values_list("source_id", "target_id"):
        found[source] += 1
        found[target] += 1
    return found


def chapters(catalogue: Catalogue) -> list[Requirement]:
    return list(catalogue.requirements.filter(parent=None).order_by("position"))


def under(catalogue: Catalogue, chapter: Requirement | None) -> list[Requirement]:
    """A chapter with all that is below it, in order: the rows up to the next one; without a chapter, everything."""
    rows = catalogue.requirements.order_by("position")
    if chapter is None:
        return list(rows)
    following = catalogue.requirements.filter(parent=None, position__gt=chapter.position).order_by("position").first()
    below = rows.filter(position__gte=chapter.position)
    return list(below.filter(position__lt=following.position) if following else below)


def with_words(catalogue: Catalogue, words: str) -> list[Requirement]:
    """The requirements whose reference, title or text the words find."""
    rows = catalogue.requirements.order_by("position")
    return [row for row in rows if finds(words, fold(f"{row.reference} {row.title} {row.text} {row.urn.rpartition(':')[2]}"))]


def named_in(requirements: list[Requirement]) -> dict[int, int]:
    """How many rows of sets in use name each of these requirements: one query."""
    keys = {row.pk for row in requirements}
    rows = MappingRow.objects.filter(mapping_set__state=SetState.IN_USE).exclude(state=RowState.REJECTED)
    found: dict[int, int] = defaultdict(int)
    for source, target in rows.filter(Q(source__in=keys) | Q(target__in=keys)).values_list("source_id", "target_id"):
        for pk in {source, target} & keys:
            found[pk] += 1
    return found


def in_consultation() -> QuerySet[Catalogue]:
    return Catalogue.objects.filter(state=CatalogueState.CONSULTATION)
