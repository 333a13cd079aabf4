"""Putting a newsletter together: sections, items pulled into them or written there, their order."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from entente import record
from entente.engine.marking import Marking
from entente.notices.actions.drafting import CannotAnnounce, changeable, touch
from entente.notices.items import Item
from entente.notices.models import Announcement, Entry, Section
from entente.people.models import Person
from entente.record.actions import Opened


@transaction.atomic
def put_section(
    announcement: Announcement, title: str, intro: str = "", *, by: Person, at: datetime, known: Section | None = None
) -> Section:
    """A section at the end, or other words for one that stands."""
    entry = record.open()
    row = changeable(announcement)
    section = known or Section(announcement=row, position=_after(row.sections.all()))
    section.title, section.intro = " ".join(title.split())[:120], intro
    if not section.title:
        raise CannotAnnounce(_("A section needs a heading."))
    section.save()
    _changed(entry, row, by, at)
    return section


@transaction.atomic
def drop_section(section: Section, *, by: Person, at: datetime) -> None:
    entry = record.open()
    row = changeable(section.announcement)
    section.delete()
    _changed(entry, row, by, at)


@transaction.atomic
def put_entry(
    section: Section, title: str, text: str = "", address: str = "", *, by: Person, at: datetime, known: Entry | None = None
) -> Entry:
    """An item written here, or other words for one that was pulled."""
    entry = record.open()
    row = changeable(section.announcement)
    written = known or Entry(section=section, position=_after(section.entries.all()))
    written.title, written.text, written.address = " ".join(title.split())[:200], text, address.strip()[:500]
    if not written.title:
        raise CannotAnnounce(_("An item needs a title."))
    written.save()
    _changed(entry, row, by, at)
    return written


@transaction.atomic
def pull(section: Section, items: Sequence[Item], *, by: Person, at: datetime) -> list[Entry]:
    """Copy items into a section, each once in a newsletter; refused where an item's marking is stricter than the newsletter's."""
    entry = record.open()
    row = changeable(section.announcement)
    held = set(Entry.objects.filter(section__announcement=row).values_list("key", flat=True))
    fresh = [item for item in items if item.key not in held]
    _refuse_stricter(row, fresh)
    first = _after(section.entries.all())
    entries = Entry.objects.bulk_create(_copy(section, item, first + place) for place, item in enumerate(fresh))
    if entries:
        _changed(entry, row, by, at)
    return entries


@transaction.atomic
def drop_entry(dropped: Entry, *, by: Person, at: datetime) -> None:
    entry = record.open()
    row = changeable(dropped.section.announcement)
    dropped.delete()
    _changed(entry, row, by, at)


def move_section(section: Section, *, up: bool, by: Person, at: datetime) -> None:
    """One place up or down."""
    _move(section.announcement, list(section.announcement.sections.all()), section, up, by, at)


def move_entry(moved: Entry, *, up: bool, by: Person, at: datetime) -> None:
    _move(moved.section.announcement, list(moved.section.entries.all()), moved, up, by, at)


@transaction.atomic
def _move(
    announcement: Announcement, rows: "list[Section] | list[Entry]", moved: Section | Entry, up: bool, by: Person, at: datetime
) -> None:
    entry = record.open()
    row = changeable(announcement)
    order = [one for one in rows if one.pk != moved.pk]
    place = [one.pk for one in rows].index(moved.pk) + (-1 if up else 1)
    order.insert(min(max(place, 0), len(order)), moved)
    for position, one in enumerate(order):
        type(one).objects.filter(pk=one.pk).update(position=position)
    _changed(entry, row, by, at)


def _after(rows: QuerySet[Section] | QuerySet[Entry]) -> int:
    last = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def _copy(section: Section, item: Item, position: int) -> Entry:
    marking = item.shared.marking.value
    return Entry(
        section=section, position=position, title=item.title[:200], text=item.text, address=item.address, key=item.key, marking=marking
    )


def _refuse_stricter(row: Announcement, items: Sequence[Item]) -> None:
    for item in items:
        if item.shared.marking > Marking(row.marking):
            said = {"title": item.title, "marking": item.shared.marking}
            raise CannotAnnounce(_("“%(title)s” is %(marking)s: mark the newsletter at least so, or leave it out.") % said)


def _changed(entry: Opened, row: Announcement, by: Person, at: datetime) -> None:
    touch(row, by, at)
    entry.enter("notices.changed", row, by=by, after={"sections": [section.title for section in row.sections.all()]})
