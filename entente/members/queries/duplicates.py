"""People who may be one: the same words in the name, surest where they are also in the same organisation."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from entente.members.models import Delegation
from entente.people.models import Person

MOST_OF_ONE_NAME = 6  # more than this many is a common name, not one person


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that may be one human being. `kept` is the one with an account, else with an address, else the older."""

    kept: Person
    gone: Person
    organisations: tuple[str, ...]  # in which both are, or were
    same_mailbox: bool  # "ana.kovac@" at two hosts

    @property
    def sureness(self) -> int:
        return 2 * bool(self.organisations) + self.same_mailbox


def duplicates() -> list[Pair]:
    """The surest first: three questions."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for pk, key in Person.objects.current().order_by("pk").values_list("pk", "name_key"):
        groups[tuple(sorted(key.split()))].append(pk)
    alike = [group for group in groups.values() if 1 < len(group) <= MOST_OF_ONE_NAME]
    people = Person.objects.select_related("account").in_bulk([pk for group in alike for pk in group])
    where = _organisations(people)
    pairs = [_pair(people[one], people[other], where) for group in alike for one, other in combinations(group, 2)]
    return sorted(pairs, key=lambda pair: (-pair.sureness, pair.kept.name_key, pair.kept.pk, pair.gone.pk))


def _organisations(people: Iterable[int]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = defaultdict(dict)
    rows = Delegation.objects.known().filter(person__in=list(people))
    for person, pk, name in rows.values_list("person_id", "organisation_id", "organisation__name"):
        found[person][pk] = name
    return found


def _pair(one: Person, other: Person, where: dict[int, dict[int, str]]) -> Pair:
    kept, gone = sorted((one, other), key=lambda person: (not hasattr(person, "account"), not person.email, person.pk))
    shared = tuple(sorted(name for pk, name in where[one.pk].items() if pk in where[other.pk]))
    mailboxes = {person.email.partition("@")[0] for person in (one, other)}
    return Pair(kept, gone, shared, len(mailboxes) == 1 and "" not in mailboxes)
