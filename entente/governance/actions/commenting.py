"""Comments on a document, paragraph by paragraph: asked for until a day, made, dealt with one by one, never lost."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente import record
from entente.documents.models import Document, Paragraph
from entente.documents.text import escaped
from entente.engine.marking import may_see
from entente.governance import queue
from entente.governance.actions.refusals import CannotComment
from entente.governance.choices import Disposition
from entente.governance.models import Body, Comment, CommentRound, Mandate
from entente.governance.references import key_of, reference_of
from entente.members.models import Organisation
from entente.members.viewers import viewers_of
from entente.notices.actions import tell
from entente.notices.days import day_of
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight

COMMENTS = "governance.comments"


@transaction.atomic
def ask_for_comments(
    body: Body, document: Document, *, closes_at: datetime, opens_at: datetime | None = None, lead: str = "", by: Person, at: datetime
) -> CommentRound:
    """On the version that is current; whoever may read the document comments. From a later moment: on the version that is current then, and
    its readers are asked then."""
    entry = record.open()
    current = Document.objects.select_for_update(of=("self",)).select_related("current").get(pk=document.pk)
    if current.home_key != key_of(body):
        raise CannotComment(_("That document is not one of %(body)s.") % {"body": body})
    if current.current is None or current.retired_at or not Paragraph.objects.filter(version=current.current).exists():
        raise CannotComment(_("Comments are made on the paragraphs of a text. This document has none: file its text first."))
    opens_at = opens_at if opens_at and opens_at > at else None
    if closes_at <= (opens_at or at):
        raise CannotComment(_("It has to close later than it opens.") if opens_at else _("It has to close later than now."))
    if CommentRound.objects.filter(document=current, closed_at=None, closes_at__gt=at).exists():
        raise CannotComment(_("Comments on this document are asked for already."))
    CommentRound.objects.filter(document=current, closed_at=None).update(closed_at=at)
    said = {"document": current, "version": current.current, "lead": lead.strip()[:2000], "closes_at": closes_at, "opens_at": opens_at}
    asked = CommentRound.objects.create(body=body, opened_by=by, opened_at=at, **said)
    after = {"version": current.current.number, "opens_at": opens_at, "closes_at": closes_at}
    entry.enter("governance.comments_opened", asked, by=by, after=after)
    if opens_at:
        queue.wake_at(opens_at)
    else:
        _tell_readers(asked, by, at)
    return asked


@transaction.atomic
def open_what_is_due(*, at: datetime) -> int:
    """The worker's part: rounds that were to open by now ask their readers, once; how many did."""
    record.open()
    rows = CommentRound.objects.select_for_update(of=("self",)).open_at(at).filter(told_at=None, opens_at__isnull=False)
    due = list(rows.select_related("body", "document", "opened_by").order_by("opens_at", "pk"))
    for asked in due:
        asked.version_id = asked.document.current_id or asked.version_id
        asked.save(update_fields=["version"])
        _tell_readers(asked, asked.opened_by, at)
    return len(due)


@transaction.atomic
def comment(
    asked: CommentRound,
    paragraph: int,
    text: str,
    proposed: str = "",
    *,
    organisation: Organisation | None = None,
    by: Person,
    at: datetime,
) -> Comment:
    """What somebody says of a paragraph, named by its number in the document, and the words it would put there instead."""
    entry = record.open()
    current = _held(asked)
    if current.is_coming(at):
        raise CannotComment(_("It is not open yet: comments are taken from %(day)s.") % {"day": _moment(current.opens_at)})
    if not current.is_open(at):
        raise CannotComment(_("It is closed: no more comments are taken."))
    if not Paragraph.objects.filter(version=current.version_id, key=paragraph).exists():
        raise CannotComment(_("This version has no such paragraph."))
    text, proposed = text.replace("\r\n", "\n").strip(), proposed.replace("\r\n", "\n").strip()
    if not text and not proposed:
        raise CannotComment(_("Say something, or propose other words."))
    if len(text) > 4000 or len(proposed) > 8000:
        raise CannotComment(_("A comment holds at most 4,000 letters, proposed words 8,000."))
    said = {"text": text, "proposed": proposed, "organisation": organisation}
    made = Comment.objects.create(round=current, paragraph=paragraph, person=by, at=at, **said)
    entry.enter("governance.commented", made, by=by, after={"paragraph": paragraph})
    return made


@transaction.atomic
def withdraw_comment(made: Comment, *, by: Person, at: datetime) -> None:
    """By who made it, while the round is open and nobody has dealt with it."""
    entry = record.open()
    current = Comment.objects.select_for_update(of=("self",)).select_related("round").get(pk=made.pk)
    if current.withdrawn_at or current.disposition != Disposition.OPEN or not current.round.is_open(at):
        raise CannotComment(_("It was dealt with, or the round is closed: it stays."))
    current.withdrawn_at = at
    current.save(update_fields=["withdrawn_at"])
    entry.enter("governance.comment_withdrawn", current, by=by)


@transaction.atomic
def settle_comment(made: Comment, disposition: str, reply: str = "", *, by: Person, at: datetime) -> Comment:
    """What the body makes of it. What is not accepted, or only in part, is answered in words."""
    entry = record.open()
    rows = Comment.objects.select_for_update(of=("self",)).select_related("person", "organisation")
    current = rows.get(pk=made.pk, withdrawn_at=None)
    reply = reply.replace("\r\n", "\n").strip()[:4000]
    if disposition not in Disposition:
        raise CannotComment(_("Say what becomes of the comment."))
    if disposition in {Disposition.REJECTED, Disposition.PARTLY} and not reply:
        raise CannotComment(_("Say why: who commented reads it."))
    current.disposition, current.reply = disposition, reply
    current.settled_by, current.settled_at = (None, None) if disposition == Disposition.OPEN else (by, at)
    current.save(update_fields=["disposition", "reply", "settled_by", "settled_at"])
    entry.enter("governance.comment_settled", current, by=by, after={"disposition": disposition})
    return current


@transaction.atomic
def close_comments(asked: CommentRound, *, by: Person, at: datetime) -> CommentRound:
    """Before its day, or for good."""
    entry = record.open()
    current = _held(asked)
    if current.closed_at:
        raise CannotComment(_("It is closed already."))
    current.closed_at = at
    current.save(update_fields=["closed_at"])
    entry.enter("governance.comments_closed", current, by=by, after={"comments": current.comments.filter(withdrawn_at=None).count()})
    return current


def _tell_readers(asked: CommentRound, by: Person, at: datetime) -> None:
    """Everybody who sits in the body and may read the document, but who asks."""
    asked.told_at = at
    asked.save(update_fields=["told_at"])
    sitting = Mandate.objects.sitting(day_of(at)).filter(body=asked.body).exclude(person=by).values_list("person_id", flat=True)
    to = [person for person, viewer in viewers_of(set(sitting), day_of(at)).items() if may_see(viewer, asked.document.shared)]
    if not to:
        return
    until = _moment(asked.closes_at)
    is_red = asked.document.marking == TrafficLight.RED  # is never named in a mail
    said = {"body": asked.body, "title": "TLP:RED" if is_red else escaped(asked.document.title), "until": until}
    text = _("%(body)s asks what you say of “%(title)s”, paragraph by paragraph, until %(until)s.") % said
    address = reverse("governance:comments", args=[asked.body.slug, asked.pk])
    parts = [text, "" if is_red else escaped(asked.lead), f"[{_('Read it and comment')}]({address})"]
    subject = _("%(body)s asks for comments until %(until)s") % said
    told = {"subject": subject, "body": "\n\n".join(filter(None, parts)), "home": reference_of(asked.body)}
    tell(COMMENTS, to=to, by=by, at=at, shared=asked.document.shared, reply_to=by.email, **told)  # type: ignore[arg-type]


def _moment(moment: datetime | None) -> str:
    return date_format(timezone.localtime(moment), "j F Y, H:i") if moment else ""


def _held(asked: CommentRound) -> CommentRound:
    return CommentRound.objects.select_for_update(of=("self",)).select_related("body", "document").get(pk=asked.pk)
