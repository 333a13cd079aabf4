"""One advisory as it comes in, whatever format it came in."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from entente.engine.marking import Marking

CVE = re.compile(r"^CVE-\d{4}-\d{4,12}$", re.ASCII)
KINDS = ("kev", "csaf", "stix", "misp", "euvd")
PAPS = ("CLEAR", "GREEN", "AMBER", "RED")
MOST_AFFECTED, MOST_LINKS = 200, 40
TITLE, TEXT, NAME, VERSIONS, LINK, KEY = 300, 20_000, 200, 300, 500, 250


class Unreadable(ValueError):
    """The file as a whole cannot be taken; the sentence says why, and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Affected:
    """A product as its source calls it; `versions` are the source's words."""

    vendor: str
    product: str
    versions: str = ""


@dataclass(frozen=True, slots=True)
class Severity:
    """`origin` is "computed" from the vector, "declared" by the source, or empty: not known, which is not 0."""

    version: str = ""
    vector: str = ""
    score: Decimal | None = None
    origin: str = ""


UNKNOWN = Severity()


@dataclass(frozen=True, slots=True)
class Draft:
    """`key` names it within its kind, however often it comes; a source that does not mark it leaves `marking` None."""

    kind: str
    key: str
    title: str
    cve: str = ""
    summary: str = ""
    advice: str = ""
    marking: Marking | None = None
    pap: str = ""
    sectors: tuple[str, ...] = ()  # codes of sectors of demand
    affected: tuple[Affected, ...] = ()
    severity: Severity = field(default=UNKNOWN)
    links: tuple[str, ...] = ()
    published_on: date | None = None
    exploited_on: date | None = None  # since when it is known to be exploited
    publisher: str = ""

    @property
    def digest(self) -> str:
        """Of all it says: the same file again has the same."""
        return hashlib.sha256(json.dumps(asdict(self), default=str, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the file that was not taken, where it stands, and why."""

    place: str
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Taken:
    drafts: tuple[Draft, ...]
    left: tuple[LeftOut, ...] = ()


class Unfit(ValueError):
    """This part cannot be taken; the others may."""


def told(drafts: list[Draft], left: list[LeftOut]) -> Taken:
    """The same key twice in a file: the first is taken."""
    first: dict[tuple[str, str], Draft] = {}
    for one in drafts:
        if (one.kind, one.key) in first:
            left.append(LeftOut("", one.key, "it stands in this file twice; the first was taken"))
        else:
            first[one.kind, one.key] = one
    return Taken(tuple(first.values()), tuple(left))


def cve_of(text: Any) -> str:
    """The CVE that a text names, in capitals; empty when it names none."""
    found = str(text).strip().upper() if isinstance(text, str) else ""
    return found if CVE.match(found) else ""
