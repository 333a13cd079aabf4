"""Who of the partnership sits in which committee of a standards body, from a day to a day."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification.actions.refusals import CannotKeepStandard
from entente.certification.choices import CommitteeRole
from entente.certification.models import Committee, CommitteeSeat
from entente.members.models import Organisation
from entente.people.models import Person


@transaction.atomic
def give_seat(
    code: str,
    person: Person,
    role: CommitteeRole,
    *,
    body: str,
    organisation: Organisation | None,
    on: date,
    name: str = "",
    by: Person | None,
    at: datetime,
) -> CommitteeSeat:
    """The committee is made when it is named first."""
    entry = record.open()
    code = " ".join(code.split())
    if not code:
        raise CannotKeepStandard(_("Give the committee, such as CEN/CLC/JTC 13."))
    committee = Committee.objects.get_or_create(code=code, defaults={"body": body, "name": name})[0]
    if CommitteeSeat.objects.known().filter(committee=committee, person=person, role=role, to_on=None).exists():
        raise CannotKeepStandard(_("%(person)s sits in %(committee)s already.") % {"person": person, "committee": committee})
    seat = CommitteeSeat.objects.create(committee=committee, person=person, organisation=organisation, role=role, from_on=on, known_at=at)
    after = {"person": person.pk, "role": role, "on": on}
    entry.enter("standards.seat_given", committee, by=by, organisation=organisation, after=after)
    return seat


@transaction.atomic
def end_seat(seat: CommitteeSeat, *, on: date, by: Person | None, at: datetime) -> None:
    entry = record.open()
    current = CommitteeSeat.objects.select_for_update(of=("self",)).select_related("committee", "organisation").get(pk=seat.pk)
    if current.superseded_at or current.to_on:
        raise CannotKeepStandard(_("This seat has ended already."))
    if on < current.from_on:
        raise CannotKeepStandard(_("It began on %(day)s; choose a later day.") % {"day": f"{current.from_on:%d.%m.%Y}"})
    current.ended(on=on, at=at)
    after = {"person": current.person_id, "on": on}
    entry.enter("standards.seat_ended", current.committee, by=by, organisation=current.organisation, after=after)
