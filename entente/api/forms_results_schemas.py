"""What the API says about what came of a round."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from ninja import Schema

from entente.engine.questions import Tally
from entente.forms.results import Given


class FunnelOut(Schema):
    asked: int
    opened: int
    started: int
    sent: int
    nothing: int
    declined: int
    missing: int


class BarOut(Schema):
    key: str
    label: str
    count: int
    share: Decimal | None


class SpreadOut(Schema):
    count: int
    total: Decimal
    least: Decimal
    lower: Decimal
    median: Decimal
    upper: Decimal
    most: Decimal


class SlotOut(Schema):
    key: str
    starts: str
    minutes: int
    yes: int
    maybe: int
    no: int
    unsaid: int
    is_best: bool

    @staticmethod
    def resolve_key(tally: Any) -> str:
        return str(tally.slot.key)

    @staticmethod
    def resolve_starts(tally: Any) -> str:
        return str(tally.slot.starts.isoformat(timespec="minutes"))

    @staticmethod
    def resolve_minutes(tally: Any) -> int:
        return int(tally.slot.minutes)


class TallyOut(Schema):
    """`asked` were shown the question, `answered` answered it: what was not answered is never 0."""

    key: str
    kind: str
    label: str
    asked: int
    answered: int
    is_withheld: bool
    bars: list[BarOut]
    spread: SpreadOut | None
    texts: list[str]
    slots: list[SlotOut]

    @staticmethod
    def resolve_key(tally: Tally) -> str:
        return tally.question.key

    @staticmethod
    def resolve_kind(tally: Tally) -> str:
        return tally.question.kind.value

    @staticmethod
    def resolve_label(tally: Tally) -> str:
        return tally.question.label

    @staticmethod
    def resolve_bars(tally: Tally) -> Any:
        return tally.bars

    @staticmethod
    def resolve_texts(tally: Tally) -> Any:
        return tally.texts

    @staticmethod
    def resolve_slots(tally: Tally) -> Any:
        return tally.slots


class ResultsOut(Schema):
    funnel: FunnelOut
    is_withheld: bool
    why: str
    questions: list[TallyOut]


class GivenOut(Schema):
    """Without names nothing but the answers is said."""

    asked: int | None
    name: str
    country: str
    at: datetime | None
    answers: dict[str, Any]


def given(one: Given) -> dict[str, Any]:
    return {"asked": one.asked, "name": one.name, "country": one.country, "at": one.at}
