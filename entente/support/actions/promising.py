"""Within how many working days an answer is promised, and the days on which the office is closed."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line
from entente.people.models import Person
from entente.support.actions.refusals import CannotPromise
from entente.support.choices import SupportKind
from entente.support.models import ClosedDay, Promise

MOST_DAYS = 250


@transaction.atomic
def promise(kind: str, working_days: int, *, on: date, by: Person, at: datetime) -> Promise:
    """From a day on; what was asked before keeps the promise of its day."""
    entry = record.open()
    if kind not in SupportKind.values or not 1 <= working_days <= MOST_DAYS:
        raise CannotPromise(_("An answer is promised within 1 to %(most)s working days.") % {"most": MOST_DAYS})
    for row in Promise.objects.select_for_update().known().filter(kind=kind):
        if row.to_on is None or row.to_on > on:
            row.ended(on=on, at=at)
    made = Promise.objects.create(kind=kind, working_days=working_days, from_on=on, known_at=at)
    entry.enter("support.promised", made, by=by, after={"kind": kind, "working_days": working_days, "from_on": on})
    return made


@transaction.atomic
def set_closed_days(days: Mapping[date, str], *, since: date, by: Person, at: datetime) -> int:
    """The closed days from a day on are these; earlier ones stay as they were."""
    entry = record.open()
    coming = {day: one_line(label, 80) for day, label in days.items() if day >= since}
    ClosedDay.objects.filter(on__gte=since).delete()
    rows = ClosedDay.objects.bulk_create(ClosedDay(on=day, label=label) for day, label in sorted(coming.items()))
    subject = rows[0] if rows else ClosedDay(on=since)
    entry.enter("support.closed_days_set", subject, by=by, after={"days": [str(row) for row in rows]})
    return len(rows)
