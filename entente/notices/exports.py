"""Lists and role addresses for the list server in use: who belongs behind which address, as of now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from entente.notices import kinds
from entente.notices.mail import names
from entente.notices.models import SavedAudience
from entente.notices.queries.audiences import read, resolve
from entente.notices.queries.reach import in_the_way
from entente.people.models import Person

COLUMNS = ("list", "address", "name", "person")


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One address behind one list or role address."""

    list_address: str
    address: str
    name: str
    person: int


def lists(day: date, audiences: Iterable[SavedAudience] | None = None) -> list[Subscriber]:
    """Who is behind each address today: without those who want no lists, whose address takes no mail, or who have none."""
    found = list(SavedAudience.objects.exclude(address="").order_by("address") if audiences is None else audiences)
    means = resolve([read(one.expression) for one in found], day)
    people = _people(frozenset[int]().union(*means))
    return [subscriber for one, meant in zip(found, means, strict=True) for subscriber in _behind(one, meant, people)]


def rows(subscribers: Iterable[Subscriber]) -> Iterator[tuple[str, str, str, int]]:
    return ((one.list_address, one.address, one.name, one.person) for one in subscribers)


def full_address(audience: SavedAudience) -> str:
    return f"{audience.address}@{names.domain()}" if audience.address else audience.slug


def _people(meant: frozenset[int]) -> list[tuple[int, str, str]]:
    left_out = in_the_way(kinds.kind(kinds.LISTS), meant)
    people = Person.objects.filter(pk__in=meant - left_out.keys()).order_by("name_key", "pk")
    return list(people.values_list("pk", "name", "email"))


def _behind(audience: SavedAudience, meant: frozenset[int], people: list[tuple[int, str, str]]) -> Iterator[Subscriber]:
    return (Subscriber(full_address(audience), email, name, pk) for pk, name, email in people if pk in meant)
