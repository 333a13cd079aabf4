"""What is said of a person before it is written: by a form, a file, a program."""

from dataclasses import dataclass, field
from typing import Any

from entente.people.choices import AddressKind, LawfulBasis, PersonSource


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said beside name and address."""

    title: str = ""
    given: str = ""
    family: str = ""
    phone: str = ""
    languages: tuple[str, ...] = ()

    @property
    def stored(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "given": self.given,
            "family": self.family,
            "phone": self.phone,
            "languages": list(self.languages),
        }


@dataclass(frozen=True, slots=True)
class Known:
    """Where somebody is known from, and why the partnership may keep it; an empty basis is not stated."""

    source: PersonSource
    said: str = ""
    basis: LawfulBasis | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Somebody to be known. Name and addresses are checked already; the first address is the one to write to."""

    name: str
    emails: tuple[str, ...] = ()
    facts: Facts = field(default_factory=Facts)
    known: Known | None = None
    kind: AddressKind = AddressKind.WORK
