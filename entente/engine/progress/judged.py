"""What one indicator or milestone tells about a goal, and why."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class State(StrEnum):
    """Red: off track. Amber: at risk. Green: on track. Unknown is none of them, and never read as one."""

    RED = "red"
    AMBER = "amber"
    UNKNOWN = "unknown"
    GREEN = "green"
    REACHED = "reached"


class Code(StrEnum):
    """Why an item stands as it does."""

    NOT_COLLECTED = "not_collected"
    TOO_OLD = "too_old"
    NO_TARGET = "no_target"
    NO_BASELINE = "no_baseline"
    TARGET_REACHED = "target_reached"
    ON_PATH = "on_path"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    DONE = "done"
    NOT_YET_DUE = "not_yet_due"
    LATE = "late"
    VERY_LATE = "very_late"


@dataclass(frozen=True, slots=True)
class Judged:
    """One item with its state and what it was compared with: a value with the path's, or a day with the planned one."""

    key: str
    label: str
    state: State
    code: Code
    value: Decimal | None = None
    against: Decimal | None = None
    day: date | None = None
    planned: date | None = None
