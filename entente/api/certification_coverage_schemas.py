"""What the operations on coverage take and give."""

from typing import Annotated

from ninja import Field, Schema

from entente.api.certification_schemes_schemas import BasisOut

SPELT = (
    "What is held: a catalogue by short name, reference or URN; `NAME#REFERENCE` for a part of it with all below; `scheme:CODE` or "
    "`scheme:CODE:LEVEL` for any certificate of a scheme; `certificate:NUMBER` for one. Parts narrow a catalogue that is named too."
)


class CoverageAsked(Schema):
    hold: list[Annotated[str, Field(max_length=300)]] = Field(min_length=1, max_length=60, description=SPELT)
    target: str = Field(max_length=300, description="A catalogue, a part of one, or a scheme, spelt likewise.")
    cautious: bool = Field(False, description="Read a superset or subset that nobody reviewed as no more than an overlap.")
    sets: list[int] = Field([], max_length=200, description="Read these mapping sets only.")


class CoverageStepOut(Schema):
    requirement: str
    link: str = Field(description="held, row, children (all parts are covered) or child (a part may be).")
    row: int | None = None
    relation: str | None = Field(None, description="As the row says it, from its own source to its own target.")


class CoverageLineOut(Schema):
    requirement: str
    reference: str
    standing: str = Field(description="certain, review, gap or not_mapped; not_mapped is not no.")
    at_least: float
    chain: list[CoverageStepOut]


class HoldingOut(Schema):
    asked: str = Field(description="How to ask for it again.")
    label: str
    bases: list[BasisOut] = Field(description="Why a certificate stands for requirements; empty for catalogues and their parts.")
    doubt: str = Field(description="Why it stands for nothing; empty where it does.")


class CoverageOut(Schema):
    requirements: int
    certain: int
    possible: int
    gap: int
    review: int
    not_mapped: int
    low: float = Field(description="The share of the target's weight that is certain.")
    high: float
    edition: int
    held: list[HoldingOut]
    lines: list[CoverageLineOut]


class MatrixOut(Schema):
    """[row][column]: [certain, possible] of the column's catalogue by holding all of the row's."""

    catalogues: list[str]
    totals: list[int]
    cells: list[list[list[int]]]
    edition: int
