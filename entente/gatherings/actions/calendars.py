"""Calendars to subscribe to: an address is made, made anew, and taken back."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from entente import record
from entente.gatherings.models import Feed
from entente.people.models import Person


@transaction.atomic
def make_calendar(person: Person, *, home_key: str = "", label: str = "", by: Person, at: datetime) -> Feed:
    """A new address; the one before opens nothing from now."""
    entry = record.open()
    _live(person, home_key).update(ended_at=at)
    secret = secrets.token_hex(16)
    made = Feed.objects.create(person=person, home_key=home_key, label=label[:200], secret=secret, made_at=at)
    entry.enter("gatherings.calendar_made", made, by=by, after={"home": home_key})
    return made


@transaction.atomic
def end_calendar(person: Person, *, home_key: str = "", by: Person, at: datetime) -> None:
    entry = record.open()
    for feed in _live(person, home_key).select_for_update():
        feed.ended_at = at
        feed.save(update_fields=["ended_at"])
        entry.enter("gatherings.calendar_ended", feed, by=by, after={"home": home_key})


def _live(person: Person, home_key: str) -> QuerySet[Feed]:
    return Feed.objects.filter(person=person, home_key=home_key, ended_at=None)
