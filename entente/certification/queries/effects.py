"""What a change of a candidate scheme would do to the coverage of those who hold something already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.certification.catalogue_choices import Proposal, RelationKind
from entente.certification.models import Catalogue, RequirementComment, SelfCheck
from entente.certification.queries.bases import standing_for
from entente.certification.queries.graph import Reading, reading
from entente.engine.coverage import Matrix, Requirements, Rows, closed, matrix
from entente.engine.coverage.matrix import grounded

Change = tuple[Proposal, int, int, RelationKind | None]  # (what, the requirement, the other one, how the other one would stand)


@dataclass(frozen=True, slots=True)
class Effect:
    """For whoever holds all of a catalogue: what is certain and possible of the candidate, before and after."""

    catalogue: Catalogue
    before: tuple[int, int, int]  # certain, possible, of all
    after: tuple[int, int, int]
    holders: int  # organisations here that say they hold it
    certificates: int  # valid ones that stand for it


def effects_of(candidate: Catalogue, comments: Sequence[RequirementComment], day: date) -> list[Effect]:
    """Of these comments together, if they were followed; only those whose coverage changes, the most changed first."""
    read = reading()
    changes = tuple(
        (
            Proposal(one.proposal),
            read.find(one.requirement_id),
            read.find(one.aligned_with_id) if one.aligned_with_id else -1,
            RelationKind(one.relation) if one.relation else None,
        )
        for one in comments
        if one.proposal in {Proposal.DROP, Proposal.ALIGN}
    )
    place = read.place(candidate.pk)
    if not changes or place < 0 or any(requirement < 0 for _what, requirement, _other, _relation in changes):
        return []
    return _told(read, place, _changed(str(read.edition), changes, _Same(read)), day)


def said_effect(effect: Effect) -> str:
    said = {
        "name": effect.catalogue,
        "before": _("%s to %s of %s") % effect.before,
        "after": _("%s to %s of %s") % effect.after,
    }
    sentence = _("Whoever holds %(name)s covers %(after)s instead of %(before)s.") % said
    held = ngettext("%(count)s organisation here holds it.", "%(count)s organisations here hold it.", effect.holders)
    stand = ngettext("%(count)s valid certificate stands for it.", "%(count)s valid certificates stand for it.", effect.certificates)
    counted = ((held, effect.holders), (stand, effect.certificates))
    return " ".join([sentence, *(said % {"count": count} for said, count in counted if count)])


class _Same:
    """Carries the reading into the cache, whose key is the edition."""

    def __init__(self, read: Reading) -> None:
        self.read = read

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.read is self.read


@lru_cache(maxsize=256)
def _changed(edition: str, changes: tuple[Change, ...], same: _Same) -> Matrix:
    """The matrix as it would be: what is taken out counts for nothing and leads nowhere; what is aligned has one more row."""
    read = same.read
    known, rows = read.requirements, read.rows
    dropped = [requirement for what, requirement, _other, _relation in changes if what == Proposal.DROP]
    assessable = known.assessable.copy()
    assessable[dropped] = False
    kept = ~(np.isin(rows.source, dropped) | np.isin(rows.target, dropped))
    added = [
        (other, requirement, relation.code)
        for what, requirement, other, relation in changes
        if what == Proposal.ALIGN and relation and other >= 0 and requirement not in dropped
    ]
    source, target, relation_codes = (np.array(column) for column in zip(*added, strict=True)) if added else (np.zeros(0, int),) * 3
    requirements = Requirements(known.catalogue, known.parent, assessable, known.exhausted, known.weight)
    changed = Rows.of(
        np.concatenate([rows.source[kept], source]),
        np.concatenate([rows.target[kept], target]),
        np.concatenate([rows.relation[kept], relation_codes]),
    )
    closure = closed(requirements, changed)
    return matrix(closure, grounded(requirements, closure))


def _told(read: Reading, place: int, after: Matrix, day: date) -> list[Effect]:
    before = read.matrix

    def cell(found: Matrix, source: int) -> tuple[int, int, int]:
        return int(found.certain[source, place]), int(found.possible[source, place]), int(found.total[place])

    moved = [source for source in range(len(read.catalogues)) if source != place and cell(before, source)[:2] != cell(after, source)[:2]]
    keys = {int(read.catalogues[source]): source for source in moved}
    holders, certificates = (_holders(), standing_for(keys, day)) if keys else ({}, {})
    found = [
        Effect(one, cell(before, keys[one.pk]), cell(after, keys[one.pk]), holders.get(one.pk, 0), certificates.get(one.pk, 0))
        for one in Catalogue.objects.filter(pk__in=keys)
    ]
    return sorted(found, key=_weight)


def _weight(one: Effect) -> tuple[object, ...]:
    """Those that most hold first, then those that change most."""
    moved = [-abs(after - before) for after, before in zip(one.after[:2], one.before[:2], strict=True)]
    return (-one.holders, -one.certificates, *moved, str(one.catalogue))


def _holders() -> dict[int, int]:
    """How many organisations hold each catalogue, as they saved it."""
    found: dict[int, set[int]] = {}
    for catalogue, organisation in SelfCheck.held.through.objects.values_list("catalogue_id", "selfcheck__organisation_id"):
        found.setdefault(catalogue, set()).add(organisation)
    return {catalogue: len(organisations) for catalogue, organisations in found.items()}
