"""The second pair of eyes: published at once or at a time, sent back, withdrawn."""

from datetime import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from entente import record
from entente.engine.marking import lock
from entente.news import queue
from entente.news.actions.finding import locked, refuse_unless
from entente.news.actions.refusals import CannotPublish
from entente.news.actions.telling import tell_writer
from entente.news.choices import ArticleState
from entente.news.models import Article, Version
from entente.news.queries import NOUN
from entente.people.models import Person
from entente.record.actions import Opened
from entente.search.actions import drop, mark, put, unmark


@transaction.atomic
def publish(article: Article, *, publish_at: datetime | None = None, by: Person, at: datetime) -> Article:
    """Reviewed by somebody else than who changed it last: published now, or by the worker at its time."""
    entry = record.open()
    row = locked(article)
    refuse_unless(row, CannotPublish, ArticleState.HANDED_IN)
    refuse_own(row.changed_by_id, by)
    row.reviewed_by, row.publish_at = by, publish_at if publish_at and publish_at > at else None
    if row.publish_at:
        _wait(entry, row)
    else:
        _go_out(entry, row, at)
    return row


@transaction.atomic
def publish_due(article: Article, *, at: datetime) -> Article:
    """The worker's: what was reviewed and whose time has come."""
    entry = record.open()
    row = locked(article)
    if row.state == ArticleState.SCHEDULED and row.publish_at and row.publish_at <= at:
        _go_out(entry, row, at)
    return row


@transaction.atomic
def send_back(article: Article, *, because: str, by: Person, at: datetime) -> Article:
    """Back to who wrote it, with a word why; also what was reviewed and is not out yet."""
    entry = record.open()
    row = locked(article)
    refuse_unless(row, CannotPublish, ArticleState.HANDED_IN, ArticleState.SCHEDULED)
    row.remark = checked_reason(because)
    row.state, row.reviewed_by, row.publish_at = ArticleState.DRAFT, None, None
    row.save(update_fields=["state", "reviewed_by", "publish_at", "remark"])
    entry.enter("news.sent_back", row, by=by, organisation=row.organisation, because=row.remark)
    subject = _("“%(title)s” was sent back") % {"title": row.title}
    tell_writer(row, row.changed_by, subject, _("%(name)s says: %(why)s") % {"name": by.name, "why": row.remark}, by=by, at=at)
    return row


@transaction.atomic
def withdraw(article: Article, *, because: str, by: Person, at: datetime) -> Article:
    """Out of every list, feed and search at once; its page says that it was withdrawn to those who keep it."""
    entry = record.open()
    row = locked(article)
    refuse_unless(row, CannotPublish, *(state for state in ArticleState if state != ArticleState.WITHDRAWN))
    row.state, row.remark, row.publish_at = ArticleState.WITHDRAWN, checked_reason(because), None
    row.save(update_fields=["state", "remark", "publish_at"])
    hide(row)
    entry.enter("news.withdrawn", row, by=by, organisation=row.organisation, because=row.remark)
    subject = _("“%(title)s” was withdrawn") % {"title": row.title}
    tell_writer(row, row.changed_by, subject, _("%(name)s says: %(why)s") % {"name": by.name, "why": row.remark}, by=by, at=at)
    return row


def refuse_own(writer: int, by: Person) -> None:
    if writer == by.pk:
        raise CannotPublish(_("You wrote this yourself: somebody else of the office has to read and publish it."))


def checked_reason(because: str) -> str:
    if not because.strip():
        raise CannotPublish(_("Say in a word why, for those who wrote it."))
    return " ".join(because.split())[:500]


def show(row: Article) -> None:
    """Findable, and open to whoever its marking lets see it."""
    mark(NOUN, row.pk, lock(row.shared))
    put(NOUN, [(row.pk, f"{row.title}\n{row.lead}\n{row.text}")])  # the first line is what it is called


def hide(row: Article) -> None:
    unmark(NOUN, row.pk)
    drop(NOUN, [row.pk])


def keep_version(row: Article, note: str, by: Person, reviewed_by: Person, at: datetime) -> Version:
    number = row.versions.count() + 1
    said = {"title": row.title, "lead": row.lead, "text": row.text, "note": note}
    return Version.objects.create(article=row, number=number, by=by, reviewed_by=reviewed_by, at=at, **said)


def _wait(entry: Opened, row: Article) -> None:
    row.state = ArticleState.SCHEDULED
    row.save(update_fields=["state", "reviewed_by", "publish_at"])
    entry.enter("news.reviewed", row, by=row.reviewed_by, organisation=row.organisation, after={"publish_at": row.publish_at})
    if row.publish_at:
        queue.wake_at(row.publish_at)


def _go_out(entry: Opened, row: Article, at: datetime) -> None:
    row.state, row.published_at = ArticleState.PUBLISHED, at
    row.save(update_fields=["state", "reviewed_by", "publish_at", "published_at"])
    reviewer = row.reviewed_by
    if reviewer is None:
        raise CannotPublish(_("Nobody has reviewed this yet."))
    keep_version(row, "", row.changed_by, reviewer, at)
    show(row)
    entry.enter("news.published", row, by=reviewer, organisation=row.organisation, after={"marking": row.marking})
    said = {"title": row.title, "day": date_format(localtime(at), "j F Y, H:i")}
    tell_writer(row, row.author, _("“%(title)s” is published") % said, _("It is out since %(day)s.") % said, by=reviewer, at=at)
