"""Which organisation is meant: by its numbers, else by its exact normalised name within its country."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from entente.engine.words import normalised_name
from entente.members.models import Identifier, Organisation
from entente.members.numbers import Number

AT_ONCE = 400  # names or numbers in one question; SQLite takes 32,766 parameters, shorter questions plan better


@dataclass(slots=True)
class Known:
    """Organisations that are known already, ready to be asked for many times; what is added meanwhile is entered here too."""

    by_number: dict[Number, int] = field(default_factory=dict)
    by_name: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def numbered(self, numbers: Iterable[Number]) -> set[int]:
        return {self.by_number[number] for number in numbers if number in self.by_number}

    def named(self, country: str, name: str) -> list[int]:
        return self.by_name.get((country, normalised_name(name)), [])

    def enter(self, organisation: int, country: str, name: str, numbers: Iterable[Number]) -> None:
        self.by_number.update(dict.fromkeys(numbers, organisation))
        self.by_name.setdefault((country, normalised_name(name)), []).append(organisation)


def known(names: Iterable[tuple[str, str]], numbers: Iterable[Number]) -> Known:
    """What the database knows of these (country, name) pairs and numbers."""
    found = Known()
    for part in _parts(sorted({number.value for number in numbers})):
        rows = Identifier.objects.filter(value__in=part).values_list("scheme", "country", "value", "organisation_id")
        found.by_number.update({Number(scheme, country, value): pk for scheme, country, value, pk in rows})
    for part in _parts(sorted({normalised_name(name) for _, name in names})):
        for pk, country, key in Organisation.objects.filter(name_key__in=part).order_by("pk").values_list("pk", "country_id", "name_key"):
            found.by_name.setdefault((country, key), []).append(pk)
    return found


def _parts(values: list[str]) -> Iterable[list[str]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
