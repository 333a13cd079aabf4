"""What is known of everybody that a file may mean, read at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from entente.members.choices import DelegationRole
from entente.members.imports.people.rows import Row
from entente.members.imports.people.someone import From, Someone, known
from entente.members.models import Delegation
from entente.people.models import Account, Address, Ground, Person

AT_ONCE = 400
Value = TypeVar("Value")


@dataclass(slots=True)
class Held:
    """People who are known, by number, by each of their addresses, and by name."""

    people: dict[int, Person] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
    by_email: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    emails: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    delegations: dict[int, list[Delegation]] = field(default_factory=lambda: defaultdict(list))
    sources: dict[int, From] = field(default_factory=dict)
    accounts: set[int] = field(default_factory=set)

    def someone(self, pk: int, line: int) -> Someone:
        return known(self.people[pk], line, self.emails[pk], self.sources.get(pk), self.delegations[pk], pk in self.accounts)


def held_of(rows: Sequence[Row]) -> Held:
    """Some ten questions for every four hundred lines."""
    held = Held()
    numbers = [row.said["number"] for row in rows if "number" in row.said]
    emails = list({email for row in rows for email in row.emails})
    for part in _parts(numbers):
        merged = Person.objects.filter(pk__in=part).exclude(merged_into=None).values_list("pk", "merged_into")
        held.merged.update({pk: kept for pk, kept in merged if kept})
    wanted = [held.merged.get(number, number) for number in numbers]
    for part in _parts(emails):
        held.by_email.update(Person.objects.filter(email__in=part).values_list("email", "pk"))
        held.by_email.update(Address.objects.filter(email__in=part).values_list("email", "person_id"))
    _people(held, [*wanted, *held.by_email.values()], "pk__in")
    _people(held, list({row.key for row in rows}), "name_key__in")
    _about(held)
    return held


def _people(held: Held, values: list[Any], lookup: str) -> None:
    for part in _parts(values):
        for person in Person.objects.current().filter(**{lookup: part}):
            if person.pk not in held.people:
                held.people[person.pk] = person
                held.by_name[person.name_key].append(person.pk)


def _about(held: Held) -> None:
    for part in _parts(list(held.people)):
        for pk, email in Address.objects.filter(person__in=part).order_by("pk").values_list("person_id", "email"):
            held.emails[pk].append(email)
        for one in Delegation.objects.known().filter(person__in=part).order_by("from_on", "pk"):
            held.delegations[one.person_id].append(one)
        for ground in Ground.objects.known().filter(person__in=part, to_on=None):
            held.sources[ground.person_id] = From(ground.source, ground.said, ground.basis)
        held.accounts.update(Account.objects.filter(person__in=part).values_list("person_id", flat=True))


def representatives(organisations: Iterable[int]) -> Iterator[Delegation]:
    """Who represents, represented or will represent these."""
    for part in _parts(list(organisations)):
        yield from Delegation.objects.known().filter(organisation__in=part, role=DelegationRole.REPRESENTATIVE).select_related("person")


def _parts(values: list[Value]) -> Iterator[list[Value]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
