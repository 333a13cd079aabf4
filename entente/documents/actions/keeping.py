"""How long a document is kept, and what becomes of it then."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from entente import record
from entente.documents import queue, remains
from entente.documents.actions.describing import findable
from entente.documents.actions.finding import held
from entente.documents.actions.refusals import CannotKeep
from entente.documents.choices import Afterwards
from entente.documents.models import Comment, CommentAsked, Document, Opening, Paragraph
from entente.documents.queries import NOUN
from entente.people.models import Person
from entente.search.actions import drop


@transaction.atomic
def keep(document: Document, *, until: date | None, afterwards: Afterwards, by: Person | None, at: datetime) -> Document:
    """Until the end of a day, or without one."""
    entry = record.open()
    current = _live(document)
    before = {"keep_until": current.keep_until, "afterwards": current.afterwards}
    after = {"keep_until": until, "afterwards": afterwards}
    if before == after:
        return current
    if until and until < localdate(at):
        raise CannotKeep(_("That day has passed. Choose a later one, or retire or destroy the document now."))
    current.keep_until, current.afterwards = until, afterwards
    current.save(update_fields=["keep_until", "afterwards"])
    queue.wake_after(until, afterwards)
    entry.enter("documents.kept", current, by=by, before=before, after=after)
    return current


@transaction.atomic
def retire(document: Document, *, because: str, by: Person | None, at: datetime) -> Document:
    """Out of every list and search; who has the link and may see it still reads it."""
    entry = record.open()
    current = _live(document)
    if current.retired_at:
        raise CannotKeep(_("This document is retired already."))
    current.retired_at = at
    current.save(update_fields=["retired_at"])
    drop(NOUN, [current.pk])
    entry.enter("documents.retired", current, by=by, because=because)
    return current


@transaction.atomic
def bring_back(document: Document, *, by: Person, at: datetime) -> Document:
    """Into the lists again. A day on which it ran out is taken away, or it would leave again tonight."""
    entry = record.open()
    current = _live(document)
    if not current.retired_at:
        raise CannotKeep(_("This document is not retired."))
    current.retired_at = None
    if current.keep_until and current.keep_until < localdate(at):
        current.keep_until = None
    current.save(update_fields=["retired_at", "keep_until"])
    findable(current, current.current.text if current.current else "")
    entry.enter("documents.brought_back", current, by=by)
    return current


@transaction.atomic
def destroy(document: Document, *, because: str, by: Person | None, at: datetime) -> Document:
    """Words, comments, files, names and who opened them go, for good; that there was a document, by whom and when, stays in the record."""
    entry = record.open()
    current = _live(document)
    versions = current.versions.count()
    uploads = [version.upload for version in current.versions.exclude(upload=None).select_related("upload") if version.upload]
    Paragraph.objects.filter(version__document=current).delete()
    Opening.objects.filter(version__document=current).delete()
    Comment.objects.filter(document=current).delete()
    CommentAsked.objects.filter(document=current).delete()
    current.versions.update(text="", upload=None, file_name="", note="", left_out={})
    remains.remove(uploads)
    queue.wake_at(at + 2 * timedelta(seconds=remains.FRESH))
    current.title, current.destroyed_at, current.retired_at = "", at, current.retired_at or at
    current.save(update_fields=["title", "destroyed_at", "retired_at"])
    drop(NOUN, [current.pk])
    entry.enter("documents.destroyed", current, by=by, because=because, after={"versions": versions})
    return current


def _live(document: Document) -> Document:
    current = held(document)
    if current.destroyed_at:
        raise CannotKeep(_("This document was destroyed; nothing more can be done with it."))
    return current
