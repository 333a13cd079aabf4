"""Candidates for a mapping: by how alike two texts are, and by what like texts are mapped to already. Only over texts that may be shown."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from entente.certification.catalogue_choices import RowState
from entente.certification.models import Catalogue, MappingRow, MappingSet, Requirement
from entente.engine.likeness import Likeness, likeness_of, voted
from entente.engine.words import fold

MOST, NEIGHBOURS = 5, 12


@dataclass(frozen=True, slots=True)
class Candidate:
    requirement: Requirement
    is_by_neighbours: bool  # else by its own words


def candidates(mapping_set: MappingSet, source: Requirement, *, without: Collection[int] = (), most: int = MOST) -> list[Candidate]:
    """The best few; none where the source's texts may not be shown."""
    if not mapping_set.source.shows_texts:
        return []
    own = dict(_alike(source, mapping_set.target)) if mapping_set.target.shows_texts else {}
    votes = dict(voted(_neighbours(source, mapping_set.source), _links(mapping_set, source)))
    scores = Counter(votes) + Counter(own)
    found = [pk for pk, _score in scores.most_common(most + len(without)) if pk not in without][:most]
    rows = Requirement.objects.in_bulk(found)
    return [Candidate(rows[pk], votes.get(pk, 0) > own.get(pk, 0)) for pk in found if pk in rows]


def words_of(requirement: Requirement) -> str:
    return fold(f"{requirement.title} {requirement.text}")


def _alike(source: Requirement, target: Catalogue) -> list[tuple[int, float]]:
    keys, texts = known(target.pk, target.changed_at.isoformat())
    return [(keys[place], score) for place, score in texts.nearest(words_of(source), 4 * MOST)]


def _neighbours(source: Requirement, catalogue: Catalogue) -> list[tuple[int, float]]:
    keys, texts = known(catalogue.pk, catalogue.changed_at.isoformat())
    found = [(keys[place], score) for place, score in texts.nearest(words_of(source), NEIGHBOURS + 1)]
    return [(pk, score) for pk, score in found if pk != source.pk][:NEIGHBOURS]


def _links(mapping_set: MappingSet, source: Requirement) -> Mapping[int, list[int]]:
    """What the source catalogue's other requirements are mapped to, in any set of the pair, whichever way it is said."""
    rows = MappingRow.objects.exclude(state=RowState.REJECTED)
    there = rows.filter(mapping_set__source=mapping_set.source, mapping_set__target=mapping_set.target).values_list(
        "source_id", "target_id"
    )
    back = rows.filter(mapping_set__source=mapping_set.target, mapping_set__target=mapping_set.source).values_list("target_id", "source_id")
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in [*there, *back]:
        if one != source.pk:
            found[one].add(other)
    return {one: sorted(others) for one, others in found.items()}


@lru_cache(maxsize=16)
def known(catalogue: int, changed_at: str) -> tuple[list[int], Likeness]:
    rows = list(Requirement.objects.filter(catalogue=catalogue, is_assessable=True).order_by("position"))
    return [row.pk for row in rows], likeness_of([words_of(row) for row in rows])
