"""Writing a plan of people: all of it in one transaction with one record entry, or nothing."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.members.actions.delegations import corrected
from entente.members.imports.carrying_out import Source
from entente.members.imports.people.plan import Plan
from entente.members.imports.people.someone import From, Period, Someone
from entente.members.imports.refusals import CannotImport
from entente.members.models import Delegation, Partnership
from entente.people.actions.checking import key_of
from entente.people.actions.writing import write
from entente.people.choices import LawfulBasis, PersonSource
from entente.people.drafts import Draft, Facts, Known
from entente.people.models import Address, Ground, Person
from entente.record.actions import Opened

AT_ONCE = 500


def carry_out(entry: Opened, plan: Plan, source: Source, *, by: Person | None, at: datetime) -> None:
    """All of it in the caller's transaction. The entry says whose facts changed and which, by number and never by name or value: a
    person who is erased leaves nothing in it."""
    partnership = Partnership.objects.first()
    if partnership is None:
        raise CannotImport(_("There is no partnership yet. Begin with `entente start`."))
    if not plan.new and not plan.known:
        return
    written = write([_draft(one) for one in plan.new], at=at)
    people = {id(one): person for one, person in zip(plan.new, written, strict=True)}
    _know_also(plan.known)
    for one in plan.known:
        _change(one, at)
    _give(plan.people, people, at)
    changes = {str(one.person.pk): _said(one) for one in plan.known if one.person}
    after = {**plan.counts, "source": source.name, "digest": source.digest, "changes": changes}
    entry.enter("members.people_imported", partnership, by=by, because=source.name, after=after)


def _draft(one: Someone) -> Draft:
    return Draft(one.name, tuple(one.emails), Facts(**one.facts), _known(one.source) if one.source else None)


def _known(source: From) -> Known:
    return Known(PersonSource(source.source), source.said, LawfulBasis(source.basis) if source.basis else None)


def _know_also(known: Iterable[Someone]) -> None:
    rows = [Address(person=one.person, email=email) for one in known for email in one.new_emails]
    Address.objects.bulk_create(rows, batch_size=AT_ONCE)


def _change(one: Someone, at: datetime) -> None:
    person: Any = one.person
    after = {"name": one.name, "email": one.emails[0] if one.emails else "", **one.facts, "languages": list(one.facts["languages"])}
    moved = {name: value for name, value in after.items() if getattr(person, name) != value}
    for name, value in moved.items():
        setattr(person, name, value)
    if moved:
        person.name_key = key_of(person.name)
        person.save(update_fields=["name_key", *moved])
    if "source" in one.changed and one.source:
        _ground(person, one.source, at)
    for period in one.corrected:
        if period.row:
            corrected(period.row, at=at, to_on=period.to_on, job_title=period.job_title, department=period.department)


def _ground(person: Person, source: From, at: datetime) -> None:
    day = timezone.localdate(at)
    held: Ground | None = Ground.objects.known().filter(person=person, to_on=None).first()
    if held:
        day = max(day, held.from_on)
        held.ended(on=day, at=at)
    Ground.objects.create(person=person, source=source.source, said=source.said, basis=source.basis, from_on=day, known_at=at)


def _give(people: Sequence[Someone], written: dict[int, Person], at: datetime) -> None:
    rows = [_row(one.person or written[id(one)], period, at) for one in people for period in one.new_periods]
    Delegation.objects.bulk_create(rows, batch_size=AT_ONCE)


def _row(person: Person, period: Period, at: datetime) -> Delegation:
    return Delegation(
        person=person,
        organisation_id=period.organisation,
        role=period.role,
        job_title=period.job_title,
        department=period.department,
        from_on=period.from_on,
        to_on=period.to_on,
        known_at=at,
    )


def _said(one: Someone) -> list[str]:
    roles = ["role given"] * bool(one.new_periods) + ["role changed"] * bool(one.corrected)
    return sorted({*one.changed, *(["address added"] if one.new_emails else []), *roles})
