"""The moment guests hear of it, and the moment they hear that it does not take place."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.gatherings.actions import sayings
from entente.gatherings.actions.finding import held, lock
from entente.gatherings.actions.refusals import CannotArrange
from entente.gatherings.choices import GatheringState, GuestState
from entente.gatherings.models import Gathering
from entente.people.discovery import offered
from entente.people.models import Person


@transaction.atomic
def announce(gathering: Gathering, *, by: Person | None, at: datetime) -> Gathering:
    """From now whoever may see it sees it, and everyone on its list is invited."""
    entry = record.open()
    row = held(gathering)
    _refuse_announcing(row, at)
    row.state, row.announced_at, row.changed_at = GatheringState.ANNOUNCED, at, at
    row.save(update_fields=["state", "announced_at", "changed_at"])
    lock(row)
    guests = list(row.guests.select_related("person").order_by("pk"))
    sayings.invited(row, guests, by, at)
    entry.enter("gatherings.announced", row, by=by, after={"guests": len(guests)})
    return row


@transaction.atomic
def cancel(gathering: Gathering, *, because: str, by: Person | None, at: datetime) -> Gathering:
    """It does not take place; everyone who has not declined is told, with the reason. Of a draft nobody had heard."""
    entry = record.open()
    row = held(gathering)
    if row.state == GatheringState.CANCELLED:
        raise CannotArrange(_("It was cancelled already."))
    if row.state == GatheringState.ANNOUNCED and row.ends_at <= at:
        raise CannotArrange(_("It is over: what was, cannot be cancelled."))
    was_announced = row.state == GatheringState.ANNOUNCED
    row.state, row.reason, row.cancelled_at, row.changed_at = GatheringState.CANCELLED, because.strip()[:500], at, at
    row.sequence += 1
    row.save(update_fields=["state", "reason", "cancelled_at", "changed_at", "sequence"])
    lock(row)
    guests = list(row.guests.exclude(state=GuestState.DECLINED).select_related("person").order_by("pk")) if was_announced else []
    sayings.cancelled(row, guests, row.reason, by, at)
    entry.enter("gatherings.cancelled", row, by=by, because=because, after={"guests": len(guests), "sequence": row.sequence})
    return row


def _refuse_announcing(row: Gathering, at: datetime) -> None:
    if row.state != GatheringState.DRAFT:
        raise CannotArrange(_("It is “%(state)s” already.") % {"state": row.get_state_display().lower()})
    if not row.ways:
        raise CannotArrange(_("Say first where it takes place: name a place, a link, or both."))
    if row.starts_at <= at:
        raise CannotArrange(_("It would have begun already: change when it takes place first."))
    for refuses in offered("announcing", "refuses"):
        if sentence := refuses(row, at):
            raise CannotArrange(sentence)
