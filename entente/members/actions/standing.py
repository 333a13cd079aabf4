"""Where an organisation stands in the partnership, from a day on: each change says which decision is behind it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.moves import MOVES, NOTHING, CannotChangeStanding, last_standing, moved, said_of
from entente.members.models import Organisation, Reference, Standing
from entente.people.models import Person


@transaction.atomic
def change_standing(
    organisation: Organisation, move: str, *, on: date, by: Person | None, at: datetime, decision: Reference | None = None
) -> Standing | None:
    """Carry out one of `MOVES` from a day on; the new standing, or None when it ended without another."""
    return moved(record.open(), organisation, MOVES[move], on=on, by=by, at=at, decision=decision)


def apply(organisation: Organisation, *, on: date, by: Person | None, at: datetime, decision: Reference | None = None) -> Standing | None:
    return change_standing(organisation, "apply", on=on, by=by, at=at, decision=decision)


def turn_down(organisation: Organisation, *, on: date, by: Person | None, at: datetime, decision: Reference | None = None) -> None:
    """End an application that was refused or withdrawn."""
    change_standing(organisation, "turn-down", on=on, by=by, at=at, decision=decision)


def admit(organisation: Organisation, *, on: date, by: Person | None, at: datetime, decision: Reference | None = None) -> Standing | None:
    """Admit an applicant, once the body that decides has done so."""
    return change_standing(organisation, "admit", on=on, by=by, at=at, decision=decision)


def suspend(organisation: Organisation, *, on: date, by: Person | None, at: datetime, decision: Reference | None = None) -> Standing | None:
    return change_standing(organisation, "suspend", on=on, by=by, at=at, decision=decision)


def reinstate(
    organisation: Organisation, *, on: date, by: Person | None, at: datetime, decision: Reference | None = None
) -> Standing | None:
    return change_standing(organisation, "reinstate", on=on, by=by, at=at, decision=decision)


def leave(organisation: Organisation, *, on: date, by: Person | None, at: datetime, decision: Reference | None = None) -> Standing | None:
    return change_standing(organisation, "leave", on=on, by=by, at=at, decision=decision)


def exclude(organisation: Organisation, *, on: date, by: Person | None, at: datetime, decision: Reference | None = None) -> Standing | None:
    return change_standing(organisation, "exclude", on=on, by=by, at=at, decision=decision)


@transaction.atomic
def take_back_standing(organisation: Organisation, *, because: str, by: Person, at: datetime) -> Standing | None:
    """Undo the last change of standing as never having been; the standing before it goes on. Both stay in what was known before."""
    entry = record.open()
    last = last_standing(organisation)
    if last is None:
        raise CannotChangeStanding(_("%(name)s never had a standing; there is nothing to take back.") % {"name": organisation})
    last.superseded_at = at
    last.save(update_fields=["superseded_at"])
    earlier = last if last.to_on else Standing.objects.known().filter(organisation=organisation, to_on=last.from_on).first()
    reopened = _reopened(earlier, at) if earlier else None
    said = {"standing": reopened.kind if reopened else NOTHING, "on": reopened.from_on if reopened else None}
    before = said_of(last)
    entry.enter("members.standing_taken_back", organisation, by=by, because=because, organisation=organisation, before=before, after=said)
    return reopened


def _reopened(row: Standing, at: datetime) -> Standing:
    if row.superseded_at is None:
        row.superseded_at = at
        row.save(update_fields=["superseded_at"])
    return Standing.objects.create(organisation=row.organisation, kind=row.kind, from_on=row.from_on, known_at=at, decision=row.decision)
