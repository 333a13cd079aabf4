"""One question as a page shows it, and a proposed time on its clocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.engine.questions import MAYBE, NO, OTHER, YES, Kind, Question, Slot
from entente.web.forms.posted import name_of

EMPTY_ROWS = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One option, row or answer of a question on the page."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One question on the page. `mark` says where its beginning comes from, `theirs` what somebody else wrote meanwhile."""

    question: Question
    number: int
    value: Any = None
    problem: str = ""
    mark: str = ""
    last: str = ""
    theirs: str = ""
    condition: str = ""
    rule: str = ""
    is_shown: bool = True
    rows_more: int = EMPTY_ROWS

    @property
    def name(self) -> str:
        return name_of(self.question)

    @property
    def id(self) -> str:
        return f"id-{self.question.key}"

    @property
    def template(self) -> str:
        return f"forms/kinds/{self.question.kind.value}.html"

    @property
    def is_group(self) -> bool:
        """Whether it is several fields under one question."""
        return self.question.kind in {Kind.ONE, Kind.MANY, Kind.TABLE, Kind.PERSON, Kind.SLOTS}

    @property
    def text(self) -> str:
        """What stands in a single field."""
        if isinstance(self.value, Mapping):
            return str(self.value.get("name", ""))
        return self.value if isinstance(self.value, str) else "" if self.value is None else str(self.value)

    @property
    def choices(self) -> list[Choice]:
        return [Choice(one.key, one.label, one.key in self._chosen) for one in self.question.options]

    @property
    def is_other(self) -> bool:
        return OTHER in self._chosen

    @property
    def other(self) -> str:
        values = self.value if isinstance(self.value, list) else [self.value]
        return next((str(one.get(OTHER) or "") for one in values if isinstance(one, Mapping)), "")

    @property
    def _chosen(self) -> set[str]:
        values = self.value if isinstance(self.value, list) else [self.value]
        return {OTHER if isinstance(one, Mapping) else str(one) for one in values if one is not None}

    @property
    def part(self) -> Mapping[str, Any]:
        """Name and address of a person; a file with its number."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def rows(self) -> list[tuple[int, list[tuple[str, Any, str]]]]:
        """(number, [(field's name, column, what stands in it)]) of a table, with empty rows to go on."""
        held = [row for row in self.value if isinstance(row, Mapping)] if isinstance(self.value, list) else []
        rows = [*held, *({} for _row in range(self.rows_more))]
        return [
            (place, [(name_of(self.question, place, one.key), one, str(row.get(one.key, ""))) for one in self.question.columns])
            for place, row in enumerate(rows, start=1)
        ]

    @property
    def slots(self) -> list[tuple[str, "When", list[Choice]]]:
        said = self.part
        return [
            (
                name_of(self.question, slot.key),
                when(slot, self.question.zone),
                [Choice(value, label, said.get(slot.key) == value) for value, label in slot_words()],
            )
            for slot in self.question.slots
        ]


@dataclass(frozen=True, slots=True)
class When:
    """A proposed time on the clocks of its zone."""

    day: str
    hours: str
    zone: str
    starts: datetime
    minutes: int


def when(slot: Slot, zone: str) -> When:
    try:
        starts = slot.starts.replace(tzinfo=ZoneInfo(zone or "Europe/Brussels"))
    except (ZoneInfoNotFoundError, ValueError):
        starts = slot.starts.replace(tzinfo=ZoneInfo("Europe/Brussels"))
    ends = f"{(slot.starts.hour * 60 + slot.starts.minute + slot.minutes) // 60 % 24:02}:{(slot.starts.minute + slot.minutes) % 60:02}"
    offset = f"{starts:%z}"
    return When(
        date_format(slot.starts, "D j F Y"),
        f"{slot.starts:%H:%M}\u2013{ends}",
        f"{zone} (UTC{offset[:3]}:{offset[3:]})",
        starts,
        slot.minutes,
    )


def slot_words() -> list[tuple[str, str]]:
    return [(YES, _("Yes")), (MAYBE, _("If need be")), (NO, _("No"))]
