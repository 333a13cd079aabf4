"""What a contract says, as values: read from a file or a form, compared with what is known, written when it differs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class TermsFacts:
    eu_amount: Decimal
    factor: Decimal
    total_amount: Decimal
    from_on: date
    review_above: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PatternFacts:
    pattern: str
    effect: str
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class RuleFacts:
    kinds: tuple[str, ...]
    from_on: date
    members_only: bool = True
    with_associated_countries: bool = True


@dataclass(frozen=True, slots=True)
class PartyFacts:
    name: str
    side: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """A whole contract file; `sources` holds, for a fact's name, its source and a note."""

    code: str
    name: str
    signed_on: date
    place: str
    from_on: date
    to_on: date
    terms: TermsFacts
    scope: tuple[PatternFacts, ...]
    private: RuleFacts
    parties: tuple[PartyFacts, ...] = ()
    documents: tuple[DocumentFacts, ...] = ()
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
