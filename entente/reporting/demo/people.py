"""The people of the demonstration: an office of two, a delegate for every member, the public side, an assessor, an auditor."""

from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from entente.members import actions as members
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.people import actions as people
from entente.people.choices import RoleCode
from entente.people.models import Account, Person
from entente.reporting.demo import names
from entente.reporting.demo.cast import Part

ROLES = (
    ("office", "Ines Weiss", RoleCode.OFFICE, ""),
    ("office2", "Pavel Almvik", RoleCode.OFFICE, ""),
    ("commission", "Clara Fontane", RoleCode.COMMISSION, ""),
    ("assessor", "Jonas Grimaud", RoleCode.ASSESSOR, "FR"),
    ("auditor", "Maren Tamm", RoleCode.AUDITOR, ""),
)
BEGIN = date(2016, 6, 17)
Voices = dict[int, Person]


@dataclass(frozen=True, slots=True)
class Staff:
    office: Person
    second: Person


def staff(*, at: datetime, now: datetime) -> Staff:
    """People with a role. Facts are known since 2016; accounts are made on the real clock."""
    made = [_account(name, f"{who}@demo.example", at=at, now=now) for who, name, _, _ in ROLES]
    for person, (_, _, role, country) in zip(made, ROLES, strict=True):
        people.give_role(person, role, on=BEGIN, by=made[0], at=at, country=country)
    return Staff(made[0], made[1])


def delegates(
    random: Random, organisations: dict[int, Organisation], cast: list[Part], voice: Part, by: Person, *, at: datetime, now: datetime
) -> Voices:
    """One representative for each member; the one of `voice` can sign in as delegate@demo.example."""
    taken = {name for _, name, _, _ in ROLES}
    found = {}
    for part in cast:
        organisation, name = organisations[part.number], names.person(random, taken)
        email = "delegate@demo.example" if part is voice else f"{organisation.slug[:50]}@member.example"
        person = _account(name, email, at=at, now=now) if part is voice else people.add_person(name, email, by=by, at=at)
        members.delegate(person, organisation, DelegationRole.REPRESENTATIVE, on=part.admitted_on, by=by, at=at)
        found[part.number] = person
    return found


def _account(name: str, email: str, *, at: datetime, now: datetime) -> Person:
    person = people.add_person(name, email, by=None, at=at)
    account = Account(person=person, email=email, created_at=now)
    account.set_unusable_password()
    account.save()
    return person
