"""What the operations on catalogues, mappings and coverage take and give."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from entente.api.paging import After
from entente.certification.catalogue_choices import CatalogueState, Confidence, Proposal, RelationKind, RowState


class CataloguesAsked(After):
    q: str = Field("", max_length=200, description="Words of reference, name or issuer; each stands for all words that begin with it.")
    state: CatalogueState | None = None


class CatalogueOut(Schema):
    slug: str
    urn: str
    reference: str
    name: str
    provider: str
    locale: str
    version: str
    licence: str
    state: CatalogueState
    consulted_until: date | None
    is_exhausted: bool = Field(description="Whether the children of a requirement are all there is to it.")
    requirement_count: int
    assessable_count: int


class RequirementOut(Schema):
    id: int
    urn: str
    reference: str
    parent: str | None = Field(None, description="The parent's URN.")
    depth: int
    kind: str
    is_assessable: bool
    weight: Decimal
    title: str = Field(description="Empty where the licence does not let it be shown.")
    text: str

    @staticmethod
    def resolve_parent(row: Any) -> str | None:
        return row.parent.urn if row.parent else None


class SetOut(Schema):
    id: int
    urn: str
    version: str
    name: str
    source: str
    target: str
    provider: str
    state: str
    is_complete: bool = Field(description="Whether it says that it lists every overlap between the two catalogues.")
    row_count: int

    @staticmethod
    def resolve_source(row: Any) -> str:
        return str(row.source.slug)

    @staticmethod
    def resolve_target(row: Any) -> str:
        return str(row.target.slug)


class CatalogueRowOut(Schema):
    """The source is <relation> of the target; with `also`, two relations were given, and it reads as an overlap until it is reviewed."""

    id: int
    source: str
    target: str
    relation: RelationKind
    also: str
    rationale: str
    strength: int | None
    confidence: str
    share: Decimal | None = Field(description="At least this much of the target: a reviewer's word.")
    state: RowState

    @staticmethod
    def resolve_source(row: Any) -> str:
        return str(row.source.urn)

    @staticmethod
    def resolve_target(row: Any) -> str:
        return str(row.target.urn)


class RowIn(Schema):
    source: str = Field(max_length=240, description="URN or reference of a requirement of the set's source.")
    target: str = Field(max_length=240)
    relation: RelationKind
    rationale: str = Field("", max_length=4000)
    strength: int | None = Field(None, ge=0, le=10)
    confidence: Confidence | None = None


class ReviewIn(Schema):
    accept: bool
    relation: RelationKind | None = Field(None, description="Which of two given relations it is.")
    share: Decimal | None = Field(None, ge=0, le=1, max_digits=4, decimal_places=3)


class CatalogueCommentOut(Schema):
    id: int
    requirement: str
    organisation: str | None
    at: datetime
    text: str
    proposal: Proposal
    aligned_with: str | None
    relation: str
    state: str
    answer: str

    @staticmethod
    def resolve_requirement(row: Any) -> str:
        return str(row.requirement.urn)

    @staticmethod
    def resolve_organisation(row: Any) -> str | None:
        return row.organisation.slug if row.organisation else None

    @staticmethod
    def resolve_aligned_with(row: Any) -> str | None:
        return row.aligned_with.urn if row.aligned_with else None


class CatalogueCommentIn(Schema):
    requirement: str = Field(max_length=240, description="URN or reference of a requirement of the catalogue.")
    text: str = Field(min_length=1, max_length=8000)
    proposal: Proposal = Proposal.WORDING
    aligned_with: str | None = Field(None, max_length=240, description="The URN of a requirement of another catalogue.")
    relation: RelationKind | None = Field(None, description="How that one would then stand to this one.")
    organisation: str | None = Field(None, max_length=120, description="The slug of the organisation for which you speak.")
