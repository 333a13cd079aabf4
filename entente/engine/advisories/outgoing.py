"""One advisory as it goes out, and what a format cannot say of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from entente.engine.advisories.draft import UNKNOWN, Affected, Severity
from entente.engine.marking import Marking


class CannotExport(ValueError):
    """This advisory must not go out in this format; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`number` names it for whoever receives it; `history` are (number, when, what) from the first on."""

    number: str
    title: str
    marking: Marking
    published_at: datetime
    changed_at: datetime
    publisher: str
    namespace: str
    history: tuple[tuple[int, datetime, str], ...]
    cve: str = ""
    summary: str = ""
    advice: str = ""
    pap: str = ""
    sectors: tuple[str, ...] = ()
    affected: tuple[Affected, ...] = ()
    severity: Severity = UNKNOWN
    links: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    is_fictional: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """The document, and in a sentence each what was lost or put in another place."""

    document: dict[str, Any]
    losses: tuple[str, ...]


def stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def number_of(value: Decimal) -> float:
    return float(value)


def refuse_red(one: Outgoing) -> None:
    if one.marking is Marking.RED:
        raise CannotExport("TLP:RED is for the persons named and is not exported.")
