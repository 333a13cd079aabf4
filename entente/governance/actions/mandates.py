"""Who sits in a body, and as what: given from a day, changed, handed over, ended; rights, lists and pages follow by themselves."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.governance import terms
from entente.governance.actions import meetings
from entente.governance.actions.finding import held_body, held_mandate
from entente.governance.actions.refusals import CannotSeat
from entente.governance.choices import MandateRole
from entente.governance.models import Body, Mandate, SeatGroup
from entente.governance.models.mandate import acting
from entente.members.models import Organisation, Reference
from entente.notices.days import day_of
from entente.people.models import Person


@transaction.atomic
def give(
    body: Body,
    person: Person,
    role: str = MandateRole.MEMBER,
    *,
    organisation: Organisation | None = None,
    decision: Reference | None = None,
    group: SeatGroup | None = None,
    term_ends_on: date | None = None,
    on: date,
    by: Person | None,
    at: datetime,
) -> Mandate:
    """A seat for an organisation, or, without one, by own interest. Nobody sits twice in a body at a time.

    In a group of seats its term is as long as the group's rule says, unless the decision said otherwise.
    """
    entry, body = record.open(), held_body(body)
    _refuse(body, person, organisation, on, at)
    _close_what_no_longer_counts(body, person, at)
    if Mandate.objects.known().filter(body=body, person=person).exclude(to_on__lte=on).exists():
        raise CannotSeat(_("%(person)s sits in %(body)s already; change the role, or end that first.") % {"person": person, "body": body})
    _refuse_group(body, group)
    term = term_ends_on or terms.end_of(group, on)
    given = _given(body, person, role, organisation, decision, on, at, group=group, term_ends_on=term)
    entry.enter("governance.mandate_given", body, by=by, organisation=organisation, after=told(given))
    return given


@transaction.atomic
def change_role(mandate: Mandate, role: str, *, decision: Reference | None = None, on: date, by: Person | None, at: datetime) -> Mandate:
    """The same person for the same organisation, as something else from a day."""
    entry = record.open()
    current = _live(mandate, on)
    if current.role == role:
        said = {"person": current.person, "role": current.get_role_display().lower(), "body": current.body}
        raise CannotSeat(_("%(person)s is %(role)s of %(body)s already.") % said)
    before = told(current)
    current.ended(on=on, at=at)
    given = _given(
        current.body,
        current.person,
        role,
        current.organisation,
        decision or Reference.read(current.decision),
        on,
        at,
        group=current.group,
        term_ends_on=current.term_ends_on,
    )
    entry.enter("governance.mandate_changed", current.body, by=by, organisation=current.organisation, before=before, after=told(given))
    return given


@transaction.atomic
def place(mandate: Mandate, group: SeatGroup | None, *, term_ends_on: date | None = None, by: Person | None, at: datetime) -> Mandate:
    """Which seat it is that somebody holds, and when its term ends: put right from the day it began."""
    entry = record.open()
    current = _live(mandate, mandate.from_on)
    _refuse_group(current.body, group)
    term, before = term_ends_on or terms.end_of(group, current.from_on), told(current)
    if (current.group, current.term_ends_on) == (group, term):
        return current
    current.superseded_at = at
    current.save(update_fields=["superseded_at"])
    current.pk, current.superseded_at, current.known_at, current.group, current.term_ends_on = None, None, at, group, term
    current.save(force_insert=True)
    entry.enter("governance.mandate_changed", current.body, by=by, organisation=current.organisation, before=before, after=told(current))
    return current


@transaction.atomic
def end(mandate: Mandate, *, because: str = "", on: date, by: Person | None, at: datetime) -> None:
    """From this day the seat is free; ended today, its rights end now."""
    entry = record.open()
    current = _live(mandate, on)
    current.ended(on=on, at=at)
    before = told(current)
    entry.enter(
        "governance.mandate_ended", current.body, by=by, because=because, organisation=current.organisation, before=before, after={"on": on}
    )


@transaction.atomic
def hand_over(
    mandate: Mandate,
    to: Person,
    *,
    organisation: Organisation | None = None,
    stays: bool = True,
    decision: Reference | None = None,
    on: date,
    by: Person | None,
    at: datetime,
) -> Mandate:
    """A chair, or another seat, goes from one person to another on a day. Who gives it stays a member unless said otherwise."""
    record.open()
    current = _live(mandate, on)
    if current.person_id == to.pk:
        raise CannotSeat(_("%(person)s holds this seat already.") % {"person": to})
    if stays:
        change_role(current, MandateRole.MEMBER, on=on, by=by, at=at)
    else:
        end(current, on=on, by=by, at=at)
    meetings.pass_on(current.body, current.person, to, by=by, at=at)
    seated: Mandate | None = Mandate.objects.sitting(max(on, day_of(at))).filter(body=current.body, person=to).first()
    if seated:
        return change_role(seated, current.role, decision=decision, on=on, by=by, at=at)
    seat = {} if stays else {"group": current.group, "term_ends_on": current.term_ends_on}
    return give(current.body, to, current.role, organisation=organisation, decision=decision, on=on, by=by, at=at, **seat)  # type: ignore[arg-type]


def end_all(body: Body, *, on: date, at: datetime) -> int:
    """Part of dissolving a body, whose entry says it."""
    held = list(Mandate.objects.select_for_update(of=("self",)).known().filter(body=body).exclude(to_on__lte=on))
    for mandate in held:
        mandate.ended(on=on, at=at)
    return len(held)


def told(mandate: Mandate) -> dict[str, object]:
    organisation = str(mandate.organisation) if mandate.organisation else None
    said = {"person": str(mandate.person), "role": mandate.role, "for": organisation, "from": mandate.from_on}
    if mandate.group:
        said |= {"seat": mandate.group.name, "term_ends": mandate.term_ends_on}
    return said | ({"decision": mandate.decision.get("label", "")} if mandate.decision else {})


def _given(
    body: Body,
    person: Person,
    role: str,
    organisation: Organisation | None,
    decision: Reference | None,
    on: date,
    at: datetime,
    **seat: Any,
) -> Mandate:
    given = {"role": role, "organisation": organisation, "decision": decision.stored if decision else {}} | seat
    return Mandate.objects.create(body=body, person=person, from_on=on, known_at=at, **given)


def _live(mandate: Mandate, on: date) -> Mandate:
    current = held_mandate(mandate)
    if current is None or (current.to_on and current.to_on <= on):
        raise CannotSeat(_("This mandate was changed or has ended meanwhile. Look at the list again."))
    if on < current.from_on:
        raise CannotSeat(_("It began later than that; choose the day it began or a later one."))
    return current


def _refuse(body: Body, person: Person, organisation: Organisation | None, on: date, at: datetime) -> None:
    if body.dissolved_on and on >= body.dissolved_on:
        raise CannotSeat(_("%(body)s is dissolved; nobody can be seated in it.") % {"body": body})
    if on < body.founded_on:
        raise CannotSeat(_("%(body)s was founded later than that.") % {"body": body})
    if organisation and not any(acting(person.pk, organisation.pk, day) for day in {on, day_of(at)}):
        said = {"person": person, "organisation": organisation}
        raise CannotSeat(_("%(person)s does not act for %(organisation)s. Name the person as its expert or delegate first.") % said)


def _refuse_group(body: Body, group: SeatGroup | None) -> None:
    if group and group.body_id != body.pk:
        raise CannotSeat(_("%(group)s are not seats of %(body)s.") % {"group": group.name, "body": body})


def _close_what_no_longer_counts(body: Body, person: Person, at: datetime) -> None:
    """A seat that ended because its person or organisation left is still written as open; a new one begins after it."""
    day = day_of(at)
    stale = (
        Mandate.objects.known()
        .filter(body=body, person=person, to_on=None, from_on__lte=day)
        .exclude(pk__in=Mandate.objects.sitting(day).values("pk"))
    )
    for mandate in stale.with_end(day):
        mandate.ended(on=mandate.ended_on or day, at=at)
