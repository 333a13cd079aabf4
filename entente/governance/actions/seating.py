"""Many seats of a body at once, as an election or an assembly gives them: all or none, one entry in the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.governance import terms
from entente.governance.actions.finding import held_body
from entente.governance.actions.refusals import CannotSeat
from entente.governance.choices import MandateRole
from entente.governance.models import Body, Mandate, SeatGroup
from entente.members.models import Delegation, Organisation, Reference
from entente.notices.days import day_of
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Seat:
    """Who is to sit there, for whom, as what, since when."""

    person: Person
    on: date
    organisation: Organisation | None = None
    role: str = MandateRole.MEMBER
    decision: Reference | None = None
    group: SeatGroup | None = None
    term_ends_on: date | None = None


@transaction.atomic
def give_many(body: Body, seats: Sequence[Seat], *, by: Person | None, at: datetime) -> list[Mandate]:
    """Under the same rules as one by one."""
    entry, body = record.open(), held_body(body)
    _refuse_days(body, seats)
    _refuse_sitting(body, seats)
    _refuse_strangers(seats, day_of(at))
    if any(seat.group and seat.group.body_id != body.pk for seat in seats):
        raise CannotSeat(_("Somebody is to sit in seats of another body."))
    given = Mandate.objects.bulk_create((_mandate(body, seat, at) for seat in seats), batch_size=500)
    entry.enter("governance.mandates_given", body, by=by, after={"seats": len(given)})
    return given


def _mandate(body: Body, seat: Seat, at: datetime) -> Mandate:
    decision = seat.decision.stored if seat.decision else {}
    term = seat.term_ends_on or terms.end_of(seat.group, seat.on)
    who = {"person": seat.person, "organisation": seat.organisation, "role": seat.role, "group": seat.group}
    return Mandate(body=body, **who, decision=decision, term_ends_on=term, from_on=seat.on, known_at=at)


def _refuse_days(body: Body, seats: Sequence[Seat]) -> None:
    if any(seat.on < body.founded_on or (body.dissolved_on and seat.on >= body.dissolved_on) for seat in seats):
        raise CannotSeat(_("A seat in %(body)s begins after it was founded and before it is dissolved.") % {"body": body})


def _refuse_sitting(body: Body, seats: Sequence[Seat]) -> None:
    people = {seat.person.pk: seat.person for seat in seats}
    if len(people) < len(seats):
        raise CannotSeat(_("Somebody is named twice."))
    first = min((seat.on for seat in seats), default=None)
    held = Mandate.objects.known().filter(body=body, person__in=people).exclude(to_on__lte=first) if first else Mandate.objects.none()
    if there := held.values_list("person_id", flat=True).first():
        raise CannotSeat(
            _("%(person)s sits in %(body)s already; change the role, or end that first.") % {"person": people[there], "body": body}
        )


def _refuse_strangers(seats: Sequence[Seat], today: date) -> None:
    rows = Delegation.objects.known().acting().filter(person__in=[seat.person.pk for seat in seats])
    spans: dict[tuple[int, int], list[tuple[date, date | None]]] = {}
    for person, organisation, from_on, to_on in rows.values_list("person_id", "organisation_id", "from_on", "to_on"):
        spans.setdefault((person, organisation), []).append((from_on, to_on))
    for seat in seats:
        if seat.organisation and not _acts(spans.get((seat.person.pk, seat.organisation.pk), []), {seat.on, today}):
            said = {"person": seat.person, "organisation": seat.organisation}
            raise CannotSeat(_("%(person)s does not act for %(organisation)s. Name the person as its expert or delegate first.") % said)


def _acts(spans: list[tuple[date, date | None]], days: set[date]) -> bool:
    return any(from_on <= day and (to_on is None or day < to_on) for from_on, to_on in spans for day in days)
