"""What waits for those who review mappings and who keep consultations."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.certification.catalogue_choices import CommentState, RelationKind, RowState, SetState
from entente.certification.models import Catalogue, MappingRow, RequirementComment
from entente.people.choices import Permission
from entente.people.together import Row, counted, part
from entente.people.waiting import Prepared, Waiting

MOST = 20
_CERTAIN = [RelationKind.EQUAL, RelationKind.SUPERSET, RelationKind.SUBSET]


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    """Relations that make something certain and that somebody here wrote: what a file brought is in the queue and hurries nobody."""
    found = []
    if Permission.MAPPINGS_REVIEW in permissions:
        rows = MappingRow.objects.filter(state=RowState.PROPOSED, author__isnull=False, relation__in=_CERTAIN).exclude(author=person_id)
        found.append(Prepared(counted(rows.exclude(mapping_set__state=SetState.SUPERSEDED)), _relations))
    if Permission.CERTIFICATION_KEEP in permissions:
        of_it = RequirementComment.objects.filter(requirement__catalogue=OuterRef("pk"), state=CommentState.OPEN)
        asked = Catalogue.objects.filter(Exists(of_it)).order_by("pk")
        found.append(Prepared(part(asked, most=MOST, id="slug", label="reference", on="consulted_until"), _comments))
    return found


def _relations(row: Row) -> Waiting:
    count = row.number or 0
    said = ngettext("Review %(count)s relation of a mapping", "Review %(count)s relations of mappings", count) % {"count": count}
    return Waiting("mapping", "review", said, "certification:mapping-review", (), minutes=min(count, 60), where=_("Certification"))


def _comments(row: Row) -> Waiting:
    said = _("Decide about the comments on %(name)s") % {"name": row.label or row.id}
    address = "certification:catalogue-consultation", (row.id,)
    return Waiting("consultation", row.id, said, *address, due_on=row.on, minutes=10, where=_("Certification"))
