"""From draft to published and on: review by other eyes, expiry, renewal, withdrawal."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.documents.actions.marking import remark
from entente.exchange import queue
from entente.exchange.actions.drafting import apply
from entente.exchange.actions.facts import read
from entente.exchange.actions.finding import index_practice, practice_held, reason
from entente.exchange.actions.refusals import CannotShare
from entente.exchange.actions.telling import tell_authors, tell_reviewers
from entente.exchange.choices import PracticeState, VersionState
from entente.exchange.models import Practice, Version
from entente.exchange.queries.templates import given, templates
from entente.people.models import Person

LASTS = timedelta(days=365)  # until somebody has to say that it still holds
MOST = 3 * LASTS


@transaction.atomic
def put_for_review(practice: Practice, *, by: Person, at: datetime) -> Version:
    entry = record.open()
    row = practice_held(practice)
    version = _in_the_making(row, VersionState.DRAFT, _("There is no draft to hand in. Change the practice first."))
    version.state, version.put_at, version.remark = VersionState.PUT, at, ""
    version.save(update_fields=["state", "put_at", "remark"])
    entry.enter("exchange.put", row, by=by, organisation=row.organisation, after={"number": version.number})
    tell_reviewers(row, version.said["title"], by=by, at=at)
    return version


@transaction.atomic
def send_back(practice: Practice, *, because: str, by: Person, at: datetime) -> Version:
    entry = record.open()
    row = practice_held(practice)
    version = _in_the_making(row, VersionState.PUT, _("Nothing of it waits for review."))
    version.state, version.remark = VersionState.DRAFT, reason(because, CannotShare)
    version.save(update_fields=["state", "remark"])
    entry.enter("exchange.sent_back", row, by=by, organisation=row.organisation, because=version.remark, after={"number": version.number})
    title = version.said["title"]
    tell_authors(row, _("Sent back: %(title)s") % {"title": title}, version.remark, by=by, at=at)
    return version


@transaction.atomic
def publish(practice: Practice, *, until: date | None = None, by: Person, at: datetime) -> Practice:
    """By other eyes than those that wrote it; it is shown until a day, a year from now unless said otherwise."""
    entry = record.open()
    row, day = practice_held(practice), timezone.localtime(at).date()
    version = _in_the_making(row, VersionState.PUT, _("Nothing of it waits for review."))
    if version.by_id == by.pk:
        raise CannotShare(_("You wrote this version; somebody else reviews it."))
    row.versions.filter(state=VersionState.PUBLISHED).update(state=VersionState.PAST)
    version.state, version.reviewed_by, version.reviewed_at = VersionState.PUBLISHED, by, at
    version.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    row.state, row.number, row.expires_on = PracticeState.PUBLISHED, version.number, _until(until, day)
    row.published_on = row.published_on or day
    apply(row, read(version.said))
    index_practice(row)
    _share_templates(row, by, at)
    told = {"number": version.number, "marking": row.marking, "expires_on": row.expires_on}
    entry.enter("exchange.published", row, by=by, organisation=row.organisation, after=told)
    tell_authors(row, _("Published: %(title)s") % {"title": row.title}, _("Everybody whom its marking lets in can find it."), by=by, at=at)
    queue.match_soon()
    return row


@transaction.atomic
def renew(practice: Practice, *, until: date | None = None, by: Person, at: datetime) -> Practice:
    """Its people say that it still holds as it stands."""
    entry = record.open()
    row, day = practice_held(practice), timezone.localtime(at).date()
    if row.state != PracticeState.PUBLISHED:
        raise CannotShare(_("Only what is published is renewed."))
    row.expires_on = _until(until, day)
    row.save(update_fields=["expires_on"])
    entry.enter("exchange.renewed", row, by=by, organisation=row.organisation, after={"expires_on": row.expires_on})
    return row


@transaction.atomic
def withdraw(practice: Practice, *, because: str, by: Person, at: datetime) -> Practice:
    """From now on only its own people and the office see it."""
    entry = record.open()
    row = practice_held(practice)
    if row.state == PracticeState.WITHDRAWN:
        raise CannotShare(_("It is withdrawn already."))
    row.state, row.because = PracticeState.WITHDRAWN, reason(because, CannotShare)
    row.save(update_fields=["state", "because"])
    row.versions.filter(state__in=[VersionState.DRAFT, VersionState.PUT]).delete()
    index_practice(row)
    _share_templates(row, by, at)
    entry.enter("exchange.practice_withdrawn", row, by=by, organisation=row.organisation, because=row.because)
    return row


def _share_templates(row: Practice, by: Person, at: datetime) -> None:
    """What is attached goes where the practice goes."""
    marking, recipients = given(row)
    for document in templates(row):
        remark(
            document, marking, recipients, as_source=True, because=_("It is shared as %(practice)s is.") % {"practice": row}, by=by, at=at
        )


def _in_the_making(row: Practice, state: str, otherwise: str) -> Version:
    found = row.versions.filter(state=state).first()
    if found is None:
        raise CannotShare(otherwise)
    return found


def _until(until: date | None, day: date) -> date:
    found = until or day + LASTS
    if not day < found <= day + MOST:
        raise CannotShare(_("Choose a day after today, at most three years ahead."))
    return found
