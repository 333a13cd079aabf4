"""Corrections of what is published: proposed by one, put in place by another; what stood before is kept."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line
from entente.news.actions.finding import locked, refuse_unless
from entente.news.actions.refusals import CannotPublish, CannotWrite
from entente.news.actions.reviewing import checked_reason, keep_version, refuse_own, show
from entente.news.actions.telling import tell_reviewers, tell_writer
from entente.news.actions.writing import checked_words
from entente.news.choices import ArticleState
from entente.news.models import Article, Correction
from entente.people.models import Person


@transaction.atomic
def propose_correction(article: Article, *, title: str, lead: str, text: str, note: str, by: Person, at: datetime) -> Correction:
    """What it should say, and in a line what was wrong; readers go on reading what stands until somebody else agrees."""
    entry = record.open()
    row = locked(article)
    refuse_unless(row, CannotWrite, ArticleState.PUBLISHED)
    words, note = checked_words(title, lead, text), one_line(note, 300)
    if not note:
        raise CannotWrite(_("Say in a line what is corrected: readers are told."))
    if words == (row.title, row.lead, row.text):
        raise CannotWrite(_("Nothing differs from what is published."))
    said = {**dict(zip(("title", "lead", "text"), words, strict=True)), "note": note}
    found, _made = Correction.objects.update_or_create(article=row, defaults={**said, "by": by, "at": at, "remark": ""})
    entry.enter("news.correction_proposed", row, by=by, organisation=row.organisation, after=said)
    tell_reviewers(row, by, _("A correction of “%(title)s” waits for your review") % {"title": row.title}, by=by, at=at)
    return found


@transaction.atomic
def correct(article: Article, *, by: Person, at: datetime) -> Article:
    """Put the proposed correction in place; the page says when and what, feeds say that it changed."""
    entry = record.open()
    row, proposed = _proposed(article)
    refuse_own(proposed.by_id, by)
    before = {name: getattr(row, name) for name in ("title", "lead", "text")}
    row.title, row.lead, row.text = proposed.title, proposed.lead, proposed.text
    row.changed_by, row.changed_at, row.reviewed_by, row.corrected_at = proposed.by, at, by, at
    row.save()
    version = keep_version(row, proposed.note, proposed.by, by, at)
    after = {name: getattr(row, name) for name in before} | {"note": proposed.note, "version": version.number}
    proposed.delete()
    show(row)
    entry.enter("news.corrected", row, by=by, organisation=row.organisation, before=before, after=after)
    tell_writer(row, row.changed_by, _("“%(title)s” is corrected") % {"title": row.title}, _("Your correction is in place."), by=by, at=at)
    return row


@transaction.atomic
def send_correction_back(article: Article, *, because: str, by: Person, at: datetime) -> Correction:
    entry = record.open()
    row, proposed = _proposed(article)
    proposed.remark = checked_reason(because)
    proposed.save(update_fields=["remark"])
    entry.enter("news.correction_sent_back", row, by=by, organisation=row.organisation, because=proposed.remark)
    subject = _("Your correction of “%(title)s” was sent back") % {"title": row.title}
    tell_writer(row, proposed.by, subject, _("%(name)s says: %(why)s") % {"name": by.name, "why": proposed.remark}, by=by, at=at)
    return proposed


@transaction.atomic
def drop_correction(article: Article, *, by: Person, at: datetime) -> None:
    """What stands stays."""
    entry = record.open()
    row, proposed = _proposed(article)
    proposed.delete()
    entry.enter("news.correction_dropped", row, by=by, organisation=row.organisation)


def _proposed(article: Article) -> tuple[Article, Correction]:
    row = locked(article)
    refuse_unless(row, CannotPublish, ArticleState.PUBLISHED)
    found = Correction.objects.select_for_update(of=("self",)).select_related("by").filter(article=row).first()
    if found is None:
        raise CannotPublish(_("No correction waits here; somebody has dealt with it meanwhile."))
    return row, found
