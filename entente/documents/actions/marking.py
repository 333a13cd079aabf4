"""How a document is marked and to whom it goes. Its lock is written here, in the same transaction."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.documents.actions.finding import held
from entente.documents.actions.refusals import CannotMark
from entente.documents.home import Recipients
from entente.documents.models import Document
from entente.documents.queries import NOUN
from entente.engine import marking
from entente.engine.marking import Marking
from entente.people.models import Person
from entente.search.actions import mark


@transaction.atomic
def remark(
    document: Document, light: Marking, shared_with: Recipients, *, as_source: bool, because: str, by: Person, at: datetime
) -> Document:
    """Anybody who keeps the document may mark it more strictly; only its source may open it to more people."""
    entry = record.open()
    current = held(document)
    before = told(current)
    shared_with = shared_with | Recipients.of(persons=[current.filed_by_id] if current.filed_by_id else [])
    if current.marking == light.value and current.recipients == shared_with:
        return current
    if not as_source and is_loosened(current, light, shared_with):
        raise CannotMark(
            _("Only its source may loosen a marking or share it with more people. Ask %(source)s.") % {"source": _source(current)}
        )
    if current.destroyed_at:
        raise CannotMark(_("This document was destroyed; there is nothing left to mark."))
    current.marking, current.shared_with = light.value, shared_with.stored
    current.save(update_fields=["marking", "shared_with"])
    lock(current)
    entry.enter("documents.marked", current, by=by, because=because, before=before, after=told(current))
    return current


def is_loosened(document: Document, light: Marking, shared_with: Recipients) -> bool:
    """Whether anybody could see it who cannot now."""
    return document.marking != Marking.CLEAR.value and not marking.lock(shared_with.shared(light)) <= marking.lock(document.shared)


def lock(document: Document) -> None:
    mark(NOUN, document.pk, marking.lock(document.shared))


def told(document: Document) -> dict[str, object]:
    """As the record keeps it: numbers, never names."""
    return {"marking": document.marking, **document.recipients.stored}


def _source(document: Document) -> str:
    return str(document.filed_by or document.home.get("label") or _("whoever filed it"))
