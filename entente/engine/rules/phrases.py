"""The closed vocabulary in which rules, rolls and counts speak. A phrase is a sentence with named gaps; the facts fill them.

The engine speaks English. A page hands its own translation in, `said.told(gettext)`, which goes through facts that are phrases themselves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias, Union

Fact: TypeAlias = Union[str, int, Fraction, "Said"]


class Phrase(Enum):
    """A sentence, or a clause of one; `value` is English with gaps as `%(name)s`. Each part of the vocabulary derives its own."""

    @property
    def english(self) -> str:
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase and the facts in its gaps."""

    phrase: Phrase
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))

    def told(self, translated: Callable[[str], str]) -> str:
        """In the words of a reader; fractions read 2/3, whole ones as whole numbers."""
        said = {name: fact.told(translated) if isinstance(fact, Said) else str(fact) for name, fact in self.facts.items()}
        return translated(self.phrase.english) % said

    def __str__(self) -> str:
        return self.told(str)

    @property
    def plain(self) -> list[object]:
        """As it is kept or hashed: the phrase's name and the facts as texts."""
        return [self.phrase.name, {name: fact.plain if isinstance(fact, Said) else str(fact) for name, fact in self.facts.items()}]


def say(phrase: Phrase, **facts: Fact) -> Said:
    return Said(phrase, MappingProxyType(facts))
