"""What people are in an organisation: given from a day, changed, ended from a day, and with it the rights."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.refusals import Refusal
from entente.members.choices import DelegationRole
from entente.members.models import Delegation, Organisation
from entente.people.models import Person


class CannotDelegate(Refusal):
    """The delegation cannot be given or ended as asked."""


@transaction.atomic
def delegate(
    person: Person,
    organisation: Organisation,
    role: str,
    *,
    on: date,
    by: Person | None,
    at: datetime,
    job_title: str = "",
    department: str = "",
) -> Delegation:
    """The person has this role in the organisation from this day. An organisation has one representative at a time."""
    entry = record.open()
    _refuse_gone(person)
    current = Delegation.objects.select_for_update().known().on(on).filter(organisation=organisation, role=role).select_related("person")
    if any(held.person_id == person.pk for held in current):
        raise CannotDelegate(_("%(person)s already holds this role for %(name)s.") % {"person": person, "name": organisation})
    if role == DelegationRole.REPRESENTATIVE and (held := current.first()):
        said = {"person": held.person, "name": organisation}
        raise CannotDelegate(_("%(person)s represents %(name)s; end that first, or name a deputy.") % said)
    work = {"job_title": job_title.strip(), "department": department.strip()}
    given = Delegation.objects.create(person=person, organisation=organisation, role=role, from_on=on, known_at=at, **work)
    after = {"person": str(person), "role": role, "on": on} | {name: value for name, value in work.items() if value}
    entry.enter("members.delegated", organisation, by=by, organisation=organisation, after=after)
    return given


@transaction.atomic
def end_delegation(delegation: Delegation, *, on: date, by: Person | None, at: datetime, because: str = "") -> None:
    """From this day the person no longer has the role; ended today, the rights end now."""
    entry = record.open()
    held = _held(delegation)
    if on < held.from_on:
        raise CannotDelegate(_("The delegation began later than that; choose the day it began or a later one."))
    held.ended(on=on, at=at)
    said = {"person": str(held.person), "role": held.role, "on": on}
    entry.enter("members.delegation_ended", held.organisation, by=by, because=because, organisation=held.organisation, before=said)


@transaction.atomic
def change_job(delegation: Delegation, *, job_title: str, department: str, by: Person | None, at: datetime) -> Delegation:
    """Another job title or department in the same role; what was known before stays."""
    entry = record.open()
    held = _held(delegation)
    before: dict[str, Any] = {"job_title": held.job_title, "department": held.department}
    after: dict[str, Any] = {"job_title": job_title.strip(), "department": department.strip()}
    if before == after:
        return held
    changed = corrected(held, at=at, **after)
    who = {"person": str(held.person), "role": held.role}
    entry.enter("members.job_changed", held.organisation, by=by, organisation=held.organisation, before=before, after=after | who)
    return changed


def corrected(held: Delegation, *, at: datetime, **said: Any) -> Delegation:
    """The same delegation as it is known from now, in the caller's transaction."""
    held.superseded_at = at
    held.save(update_fields=["superseded_at"])
    names = ("person_id", "organisation_id", "role", "job_title", "department", "from_on", "to_on")
    corrected: Delegation = Delegation.objects.create(**{name: getattr(held, name) for name in names} | said, known_at=at)
    return corrected


def _held(delegation: Delegation) -> Delegation:
    held: Delegation | None = (
        Delegation.objects.select_for_update().known().filter(pk=delegation.pk).select_related("person", "organisation").first()
    )
    if held is None or held.to_on:
        raise CannotDelegate(_("This delegation has already ended."))
    return held


def _refuse_gone(person: Person) -> None:
    if person.merged_into_id or person.erased_at:
        raise CannotDelegate(_("%(person)s is no longer kept as a person of its own; nobody can be named by it.") % {"person": person})
