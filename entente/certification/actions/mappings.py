"""Writing a mapping by hand: a set, its rows, and their review by somebody else."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification.actions.catalogue_refusals import CannotMap, CannotReview
from entente.certification.actions.editions import open_edition
from entente.certification.catalogue_choices import RelationKind, RowState, SetState
from entente.certification.models import Catalogue, MappingRow, MappingSet, Requirement
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class RowSaid:
    relation: RelationKind
    rationale: str = ""
    strength: int | None = None
    confidence: str = ""


@transaction.atomic
def begin_set(source: Catalogue, target: Catalogue, name: str, *, provenance: str = "", by: Person, at: datetime) -> MappingSet:
    """A draft: read by nobody until it is put in use."""
    entry = record.open()
    if source.pk == target.pk:
        raise CannotMap(_("A mapping leads from one catalogue to another; choose two."))
    urn = f"urn:entente:mapping:{secrets.token_hex(8)}"
    made = MappingSet.objects.create(
        urn=urn,
        name=name.strip()[:300],
        source=source,
        target=target,
        provenance=provenance[:500],
        state=SetState.DRAFT,
        author=by,
        changed_at=at,
    )
    entry.enter("certification.set_begun", made, by=by, after={"source": str(source), "target": str(target)})
    return made


@transaction.atomic
def describe_set(mapping_set: MappingSet, *, name: str, state: SetState, is_complete: bool, by: Person, at: datetime) -> MappingSet:
    """Complete: whoever says so declares that every overlap between the two catalogues is listed."""
    entry = record.open()
    current = MappingSet.objects.select_for_update().get(pk=mapping_set.pk)
    before = {"state": current.state, "is_complete": current.is_complete}
    current.name, current.state, current.is_complete, current.changed_at = name.strip()[:300], state, is_complete, at
    current.save()
    _changed(current, at)
    entry.enter("certification.set_changed", current, by=by, before=before, after={"state": state.value, "is_complete": is_complete})
    return current


@transaction.atomic
def write_row(mapping_set: MappingSet, source: Requirement, target: Requirement, said: RowSaid, *, by: Person, at: datetime) -> MappingRow:
    """A new row, or a row written anew, which waits for another person's review again."""
    entry = record.open()
    current = MappingSet.objects.select_for_update().get(pk=mapping_set.pk)
    if (source.catalogue_id, target.catalogue_id) != (current.source_id, current.target_id):
        raise CannotMap(_("The two requirements are not of this mapping's catalogues; choose one of each."))
    values = {"relation": said.relation, "also": "", "rationale": said.rationale, "strength": said.strength, "confidence": said.confidence}
    fresh = values | {"state": RowState.PROPOSED, "author": by, "reviewer": None, "reviewed_at": None, "share": None}
    row, is_new = MappingRow.objects.update_or_create(mapping_set=current, source=source, target=target, defaults=fresh)
    if is_new:
        current.row_count += 1
    _changed(current, at)
    entry.enter("certification.row_written", row, by=by, after={"relation": said.relation.value, "rationale": said.rationale})
    return row


@transaction.atomic
def take_row_out(row: MappingRow, *, by: Person, at: datetime) -> None:
    entry = record.open()
    current = MappingSet.objects.select_for_update().get(pk=row.mapping_set_id)
    entry.enter("certification.row_taken_out", row, by=by)
    if MappingRow.objects.filter(pk=row.pk).delete()[0]:
        current.row_count -= 1
    _changed(current, at)


@transaction.atomic
def review_row(
    row: MappingRow, *, accept: bool, relation: RelationKind | None = None, share: Decimal | None = None, by: Person, at: datetime
) -> MappingRow:
    """A second person says what the relation is. Of a row with two relations, which of them; of one that overlaps, at least how much."""
    entry = record.open()
    current = MappingRow.objects.select_for_update(of=("self",)).select_related("mapping_set", "source", "target").get(pk=row.pk)
    _refuse_review(current, accept, relation, share, by)
    before = {"state": current.state, "relation": current.relation}
    current.relation, current.also = (relation or RelationKind(current.relation)).value, ""
    current.state = RowState.REVIEWED if accept else RowState.REJECTED
    current.share, current.reviewer, current.reviewed_at = share if accept else None, by, at
    current.save()
    _changed(current.mapping_set, at)
    after = {"state": current.state, "relation": current.relation, "share": share}
    entry.enter("certification.row_reviewed", current, by=by, before=before, after=after)
    return current


def _refuse_review(row: MappingRow, accept: bool, relation: RelationKind | None, share: Decimal | None, by: Person) -> None:
    if row.author_id == by.pk:
        raise CannotReview(_("You wrote this row yourself; somebody else has to review it."))
    if row.state in {RowState.REVIEWED, RowState.REJECTED}:
        raise CannotReview(_("%(by)s has reviewed this row already. Write it anew if it should be judged again.") % {"by": row.reviewer})
    if accept and row.state == RowState.CONFLICT and relation is None:
        raise CannotReview(_("Two relations are given for this pair; say which of them it is."))
    if relation is not None and row.state != RowState.CONFLICT and relation != row.relation:
        raise CannotReview(_("A review accepts the relation or rejects it. Reject it, and write the row anew with the other one."))
    if share is not None and not 0 <= share <= 1:
        raise CannotReview(_("A share lies between 0 and 1."))


def _changed(mapping_set: MappingSet, at: datetime) -> None:
    """A set as it came is no longer that: what goes out as OSCAL is made anew."""
    mapping_set.changed_at = at
    mapping_set.save(update_fields=["changed_at", "row_count"])
    mapping_set.documents.all().delete()
    open_edition(at=at, mapping_set=mapping_set)
