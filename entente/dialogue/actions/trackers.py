"""Trackers: set up, countries given to somebody, checked with a source, and reminded of when the last check holds no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.dialogue.actions.finding import index_tracker, line, reason, source, text, told, written
from entente.dialogue.actions.refusals import CannotFollow
from entente.dialogue.choices import Phase
from entente.dialogue.models import Followed, Tracker, TrackerCheck
from entente.dialogue.notices import STALE
from entente.notices import actions as notices
from entente.notices.references import Reference
from entente.people.models import Person
from entente.vocabulary.models import Country


@dataclass(frozen=True, slots=True)
class TrackerFacts:
    title: str
    text: str
    keeper: Person
    address: str = ""
    keeps: int = 90
    measure: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw on a day, and where it stands written."""

    on: date
    phase: str
    source: str
    address: str
    is_infringing: bool = False
    note: str = ""


@transaction.atomic
def put_tracker(
    facts: TrackerFacts,
    *,
    tracker: Tracker | None = None,
    because: str = "",
    by: Person,
    at: datetime,
    is_fictional: bool = False,
) -> Tracker:
    entry = record.open()
    row = Tracker.objects.select_for_update().get(pk=tracker.pk) if tracker else Tracker(is_fictional=is_fictional)
    why = reason(because, CannotFollow) if tracker else ""
    title = line(facts.title, 200, _("Say what is followed."), CannotFollow)
    if not 1 <= facts.keeps <= 3650:
        raise CannotFollow(_("Say for how many days a check holds, from 1 to 3,650."))
    if Tracker.objects.filter(title=title).exclude(pk=row.pk).exists():
        raise CannotFollow(_("There is a tracker of that name; open it instead."))
    said = {"keeps": facts.keeps, "keeper": facts.keeper, "measure": dict(facts.measure or {})}
    written(row, title=title, text=text(facts.text, 4000), address=source(facts.address, row.is_fictional, CannotFollow), **said)
    _stale_anew(row)
    index_tracker(row)
    verb = "dialogue.tracker_changed" if tracker else "dialogue.tracker_put"
    entry.enter(verb, row, by=by, because=why, after=told(row, "keeps"))
    return row


@transaction.atomic
def give(tracker: Tracker, country: Country, responsible: Person | None, *, by: Person, at: datetime) -> Followed:
    """Who looks after a country; None: nobody."""
    entry = record.open()
    row = _followed(tracker, country)
    written(row, responsible=responsible, reminded_of=None)
    entry.enter("dialogue.given", row, by=by, after={"country": country.pk, "responsible": responsible and responsible.name})
    return row


@transaction.atomic
def check(tracker: Tracker, country: Country, seen: Seen, *, by: Person, at: datetime) -> Followed:
    """Entered once and for all; the latest day counts, and of one day what was entered last."""
    entry = record.open()
    row = _followed(tracker, country)
    if seen.phase not in Phase.values:
        raise CannotFollow(_("Say how far the country has come."))
    if seen.on > timezone.localtime(at).date():
        raise CannotFollow(_("A check is of a day that has come."))
    if not seen.address:
        raise CannotFollow(_("Give the address of the source; a state without one is not collected."))
    made = TrackerCheck.objects.create(
        followed=row,
        on=seen.on,
        phase=seen.phase,
        is_infringing=seen.is_infringing,
        source=line(seen.source, 300, _("Name the source: the journal, the authority, the report."), CannotFollow),
        address=seen.address,
        note=text(seen.note, 2000),
        by=by,
        at=at,
    )
    _as_checked(row, tracker.keeps)
    after = {"country": country.pk, "phase": made.phase, "is_infringing": made.is_infringing, "on": made.on, "source": made.address}
    entry.enter("dialogue.checked", row, by=by, after=after)
    return row


@transaction.atomic
def remind_of_stale(*, at: datetime) -> int:
    """How many people were told, each once for each check that holds no more."""
    record.open()
    day = timezone.localtime(at).date()
    due = Followed.objects.filter(responsible__isnull=False, responsible__erased_at=None, stale_on__lte=day)
    rows = due.filter(Q(reminded_of=None) | ~Q(reminded_of=F("stale_on"))).select_related("tracker", "country").order_by("pk")
    by_person: dict[int, list[Followed]] = {}
    for row in rows:
        by_person.setdefault(row.responsible_id or 0, []).append(row)
    for person, held in by_person.items():
        _tell(person, held, at)
    Followed.objects.filter(pk__in=[row.pk for held in by_person.values() for row in held]).update(reminded_of=F("stale_on"))
    return len(by_person)


def _tell(person: int, held: list[Followed], at: datetime) -> None:
    lines = [f"- [{row.tracker}: {row.country}]({row.get_absolute_url()})" for row in held]
    body = "\n".join([_("You look after these; their last check holds no more. Say what you see now, and where:"), "", *lines])
    about = Reference(room="dialogue", noun="tracker", id=held[0].tracker_id, label=held[0].tracker.title)
    notices.tell(STALE, to=[person], subject=_("Trackers to look at again"), body=body, by=None, at=at, reference=about)


def _followed(tracker: Tracker, country: Country) -> Followed:
    Tracker.objects.select_for_update().get(pk=tracker.pk)
    return Followed.objects.get_or_create(tracker=tracker, country=country)[0]


def _as_checked(row: Followed, keeps: int) -> None:
    """A check was made just now, so there is one."""
    held = row.checks.order_by("-on", "-pk")[0]
    written(row, phase=held.phase, is_infringing=held.is_infringing, checked_on=held.on, stale_on=held.on + timedelta(days=keeps + 1))


def _stale_anew(tracker: Tracker) -> None:
    """Checks hold for longer, or for less, from now."""
    for row in tracker.countries.exclude(checked_on=None):
        row.stale_on = (row.checked_on or date.max) + timedelta(days=tracker.keeps + 1)
        row.save(update_fields=["stale_on"])
