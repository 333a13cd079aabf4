"""What people say about a document, and whom it asks. The record holds that it was said and by whom, never the words."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from entente import record
from entente.documents.actions.finding import held
from entente.documents.actions.refusals import CannotComment
from entente.documents.models import Comment, CommentAsked, Document, Paragraph
from entente.people.models import Person

MOST = 5000


@transaction.atomic
def comment(document: Document, words: str, *, paragraph: int | None = None, by: Person, at: datetime) -> Comment:
    """Kept beside the version that was read. Whom it asked has answered with it."""
    entry = record.open()
    current = _open(held(document), paragraph)
    if not words.strip():
        raise CannotComment(_("Nothing is written yet. Write it, then send it."))
    said: dict[str, Any] = {"version": current.current, "paragraph": paragraph, "words": words.strip()[:MOST]}
    made = Comment.objects.create(document=current, by=by, at=at, **said)
    CommentAsked.objects.filter(document=current, person=by, answered_at=None).update(answered_at=at)
    entry.enter("documents.commented", current, by=by, after={"comment": made.pk, "paragraph": paragraph})
    return made


@transaction.atomic
def ask_for_comments(
    document: Document, people: Collection[int], *, paragraph: int | None = None, until: date, by: Person, at: datetime
) -> list[int]:
    """The persons who are asked now, or asked again. Part of a transaction that tells them; whether each may read it is known before."""
    entry = record.open()
    current = _open(held(document), paragraph)
    if until < localdate(at):
        raise CannotComment(_("That day has passed. Choose a later one."))
    if not people:
        raise CannotComment(_("Nobody of these may read this document, so nobody was asked."))
    said = {"paragraph": paragraph, "until": until, "by_id": by.pk, "at": at, "answered_at": None}
    rows = [CommentAsked(document=current, person_id=person, **said) for person in sorted(people)]
    CommentAsked.objects.filter(document=current, person__in=people).delete()
    CommentAsked.objects.bulk_create(rows, batch_size=500)
    entry.enter("documents.comments_asked", current, by=by, after={"people": len(rows), "paragraph": paragraph, "until": until})
    return sorted(people)


def _open(current: Document, paragraph: int | None) -> Document:
    if current.destroyed_at or current.retired_at or current.current is None:
        raise CannotComment(_("This document was retired; nothing is said about it any more."))
    if paragraph is not None and not Paragraph.objects.filter(version__document=current, key=paragraph).exists():
        raise CannotComment(_("There is no paragraph %(number)s in this document.") % {"number": paragraph})
    return current
