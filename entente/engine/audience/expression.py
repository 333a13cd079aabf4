"""What an audience is made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

NOUN = re.compile(r"[a-z][a-z0-9_]*")


class Name(NamedTuple):
    """One named set of people: the group WG3, the country FR."""

    noun: str
    value: str


EVERYONE = Name("everyone", "")  # the reason of whoever is meant only because everyone is


@dataclass(frozen=True, slots=True)
class Everyone:
    """All people the partnership knows."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whoever one of these values of a noun names: `country:FR,DE`."""

    noun: str
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        if not NOUN.fullmatch(self.noun) or self.noun in {"and", "or", "not", "everyone"}:
            raise ValueError(f"{self.noun!r} cannot be a noun.")
        if not self.values or "" in self.values:
            raise ValueError(f"{self.noun} needs a value.")

    @property
    def names(self) -> tuple[Name, ...]:
        return tuple(Name(self.noun, value) for value in self.values)


@dataclass(frozen=True, slots=True)
class Both:
    """Whoever is in every part."""

    parts: tuple["Expression", ...]

    def __post_init__(self) -> None:
        _refuse_one(self.parts)


@dataclass(frozen=True, slots=True)
class Either:
    """Whoever is in a part."""

    parts: tuple["Expression", ...]

    def __post_init__(self) -> None:
        _refuse_one(self.parts)


@dataclass(frozen=True, slots=True)
class Except:
    """Everyone but these."""

    part: "Expression"


Expression: TypeAlias = Everyone | Named | Both | Either | Except


def names(expression: Expression) -> Iterator[Name]:
    """Every named set that an expression speaks of; one that it names twice comes twice."""
    match expression:
        case Named():
            yield from expression.names
        case Both(parts) | Either(parts):
            for part in parts:
                yield from names(part)
        case Except(part):
            yield from names(part)


def _refuse_one(parts: tuple["Expression", ...]) -> None:
    if len(parts) < 2:
        raise ValueError("It takes two to be joined.")
