"""The digest: to each person what happened for it since its last one, at most once a week."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entente import record
from entente.engine.marking import Marking, Viewer, may_see
from entente.notices import items, kinds, sources
from entente.notices.actions.telling import Own, tell
from entente.notices.compose import digest_of
from entente.notices.days import day_of
from entente.notices.items import Item
from entente.notices.models import Delivery, Notice
from entente.notices.queries.audiences import read, resolve
from entente.people.models import Person

WEEK = timedelta(days=7)


@transaction.atomic
def digest(*, by: Person | None, at: datetime) -> Notice | None:
    """Tell everyone whose last digest is a week old what happened for it; nobody is told nothing. None when there is nobody to tell."""
    record.open()
    day, since = day_of(at), _since(at)
    found = _items(min(since.values(), default=day), day)
    own = {person: Own(body=_told(person_items)) for person, person_items in _by_person(found, since, day).items()}
    if not own:
        return None
    subject = _("What happened for you in the last days")
    return tell(kinds.DIGEST, to=own.keys(), own=own, subject=subject, body="", by=by, at=at)


def _since(at: datetime) -> dict[int, date]:
    """Who may be told, and from which day on: the day of the last digest, or a week ago for who never had one."""
    rows = Delivery.objects.filter(notice__kind=kinds.DIGEST).values_list("person").annotate(Max("notice__created_at"))
    last = dict(rows)
    reachable = Person.objects.exclude(email="").values_list("pk", flat=True)
    return {pk: day_of(last[pk]) if pk in last else day_of(at - WEEK) for pk in reachable if pk not in last or last[pk] <= at - WEEK}


def _items(since: date, until: date) -> list[tuple[str, Item]]:
    return [(str(source.label), item) for source in items.all_sources() for item in source.items(since, until)]


def _by_person(found: list[tuple[str, Item]], since: Mapping[int, date], day: date) -> dict[int, list[tuple[str, Item]]]:
    """Each person's items: those that concern it, are new to it, and that it may see."""
    concerned = _concerned({item.concerns for _heading, item in found if item.concerns}, day)
    viewers = sources.viewers(since, day) if any(item.shared.marking is not Marking.CLEAR for _heading, item in found) else {}
    by_person = {person: [one for one in found if _is_for(one[1], person, first, concerned, viewers)] for person, first in since.items()}
    return {person: own for person, own in by_person.items() if own}


def _concerned(expressions: Iterable[str], day: date) -> dict[str, frozenset[int]]:
    written = sorted(expressions)
    return dict(zip(written, resolve([read(one) for one in written], day), strict=True))


def _is_for(item: Item, person: int, first: date, concerned: Mapping[str, frozenset[int]], viewers: Mapping[int, Viewer]) -> bool:
    if item.on < first or (item.concerns and person not in concerned[item.concerns]):
        return False
    return item.shared.marking is Marking.CLEAR or may_see(viewers[person], item.shared)


def _told(own: list[tuple[str, Item]]) -> str:
    headings: dict[str, list[Item]] = {}
    for heading, item in own:
        headings.setdefault(heading, []).append(item)
    return digest_of(headings)
