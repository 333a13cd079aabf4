"""What a file says of catalogues and mappings, whatever its format, before anything is compared with what is known."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Tell = Callable[[int, int], None]


class CannotImportCatalogues(Exception):
    """The file is not what it should be; nothing was written."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the report: what was left out or read otherwise, and why."""

    file: str
    line: int
    kind: str
    subject: str
    sentence: str

    COLUMNS = ("file", "line", "kind", "subject", "what happened")

    @property
    def cells(self) -> tuple[Any, ...]:
        return self.file, self.line, self.kind, self.subject, self.sentence


@dataclass(frozen=True, slots=True)
class RequirementFacts:
    urn: str
    reference: str
    parent: str = ""
    depth: int = 1
    is_assessable: bool = True
    kind: str = ""
    weight: str = "1"
    effort_low: int | None = None
    effort_high: int | None = None
    title: str = ""
    text: str = ""


@dataclass(slots=True)
class CatalogueFacts:
    urn: str
    reference: str
    name: str
    provider: str = ""
    locale: str = ""
    version: str = ""
    licence: str = ""
    is_exhausted: bool | None = None  # not said
    requirements: list[RequirementFacts] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RowFacts:
    source: str
    target: str
    relation: str
    rationale: str = ""
    strength: str = ""
    line: int = 0


@dataclass(slots=True)
class SetFacts:
    urn: str
    name: str
    source: str
    target: str
    version: str = "1"
    provider: str = ""
    licence: str = ""
    is_complete: bool = False
    rows: list[RowFacts] = field(default_factory=list)


@dataclass(slots=True)
class Facts:
    """Of one file, or of several that belong together."""

    name: str
    digest: str
    catalogues: dict[str, CatalogueFacts] = field(default_factory=dict)
    sets: list[SetFacts] = field(default_factory=list)
    mappings_file: str = ""
    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)  # OSCAL as it came, by URN and kind
