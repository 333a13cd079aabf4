"""A question as it is asked, and all of a form's questions in their order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import Enum

from entente.engine.questions.kinds import Kind

KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
OTHER = "other"


class Malformed(ValueError):
    """The questions cannot be asked like this; `problem` says why in a word, `place` counts the items from 1."""

    def __init__(self, problem: str, place: int = 0, detail: str = "") -> None:
        super().__init__(f"{problem} at {place}: {detail}")
        self.problem, self.place, self.detail = problem, place, detail


class Asks(Enum):
    """What a condition asks about the answer to an earlier question."""

    ANSWERED = "answered"
    ONE_OF = "one_of"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is asked only when the answer to an earlier one is so. `values` are options, or the one number to be exceeded."""

    question: str
    asks: Asks
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    key: str
    label: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that is proposed; on the clocks of the question's zone."""

    key: str
    starts: datetime
    minutes: int = 60


@dataclass(frozen=True, slots=True)
class Texts:
    """The same in another language; what is empty is shown as it was written first. `parts` names options and columns by key."""

    label: str = ""
    help: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """`key` names it in every version of the form. `source` names what the platform knows already, to begin the answer with."""

    key: str
    kind: Kind
    label: str
    help: str = ""
    is_required: bool = False
    options: tuple[Option, ...] = ()
    takes_other: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    unit: str = ""
    decimals: int = 0
    columns: tuple[Column, ...] = ()
    slots: tuple[Slot, ...] = ()
    zone: str = ""
    condition: Condition | None = None
    source: str = ""
    texts: Mapping[str, Texts] = field(default_factory=dict)

    @property
    def is_asked(self) -> bool:
        return self.kind is not Kind.SECTION

    @property
    def parts(self) -> tuple[str, ...]:
        """The keys of what it is made of: options, columns, slots."""
        return tuple([one.key for one in self.options] + [one.key for one in self.columns] + [one.key for one in self.slots])

    def label_of(self, key: str) -> str:
        """What an option or a column is called; its key where there is none (any more)."""
        named = {one.key: one.label for one in self.options} | {one.key: one.label for one in self.columns}
        return named.get(key, key)

    def into(self, language: str) -> "Question":
        """The question in another language, as far as it was translated."""
        texts = self.texts.get(language)
        return _translated(self, texts) if texts else self


def is_number(text: str) -> bool:
    return re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", text) is not None


def _translated(question: Question, texts: Texts) -> Question:
    parts = texts.parts
    return replace(
        question,
        label=texts.label or question.label,
        help=texts.help or question.help,
        options=tuple(Option(one.key, parts.get(one.key) or one.label) for one in question.options),
        columns=tuple(Column(one.key, parts.get(one.key) or one.label, one.kind) for one in question.columns),
    )
