"""What the contract's operations take and give. Amounts are texts with two decimals; null is not known, never 0."""

from datetime import date
from typing import Any, Literal

from ninja import Field, Schema

from entente.agreement.models import Accession, ContractDocument, ScopePattern, Terms
from entente.agreement.queries.placed import PlacedProject
from entente.agreement.queries.reasons import placed_because
from entente.api.leverage_schemas import EuOut
from entente.engine.money import amount_text


class TermsOut(Schema):
    eu_amount: str
    factor: str
    total_amount: str
    from_on: date

    @staticmethod
    def resolve_eu_amount(row: Terms) -> str | None:
        return amount_text(row.eu_amount)

    @staticmethod
    def resolve_factor(row: Terms) -> str:
        return str(row.factor)

    @staticmethod
    def resolve_total_amount(row: Terms) -> str | None:
        return amount_text(row.total_amount)


class PartyOut(Schema):
    name: str
    side: str


class DocumentOut(Schema):
    title: str
    address: str
    file: str | None

    @staticmethod
    def resolve_file(row: ContractDocument) -> str | None:
        return f"/contract/terms/documents/{row.pk}/" if row.upload_id else None


class PrivateOut(Schema):
    kinds: list[str]
    members_only: bool
    sentence: str


class ContractOut(Schema):
    """What the two sides agreed, with the source of each fact."""

    code: str
    name: str
    signed_on: date
    place: str
    first_day: date
    last_day: date
    terms: TermsOut | None
    parties: list[PartyOut]
    documents: list[DocumentOut]
    private: PrivateOut | None
    sources: dict[str, dict[str, str]]


class PatternOut(Schema):
    pattern: str
    effect: str
    from_on: date
    to_on: date | None

    @staticmethod
    def resolve_effect(row: ScopePattern) -> str:
        return str(row.effect)


class ProjectOut(Schema):
    key: str
    acronym: str
    codes: str
    tested_on: date | None
    total_cost: str | None
    eu_low: str | None
    eu_high: str | None
    basis: str
    because: str


class KeyAfter(Schema):
    after: str = Field("", max_length=200, description="The `next` of the page before; leave it out for the first page.")
    limit: int = Field(25, ge=1, le=200)


class ScopeAsked(KeyAfter):
    place: Literal["in", "before", "out", "undated"] = "in"


class ScopeOut(Schema):
    eu: EuOut
    before: EuOut
    counts: dict[str, int]
    patterns: list[PatternOut]
    items: list[ProjectOut]
    next: str | None


class AccessionOut(Schema):
    organisation: str
    name: str
    signed_on: date
    signatory: str | None


class AccessionsOut(Schema):
    """`missing` names the members that have not signed; null for who is not inside the partnership."""

    signed: int
    members: int
    missing: list[str] | None
    items: list[AccessionOut]
    next: str | None


def project_out(project: PlacedProject) -> dict[str, Any]:
    funding = project.funding
    return {
        "key": project.key,
        "acronym": project.acronym,
        "codes": project.codes,
        "tested_on": project.tested_on,
        "total_cost": amount_text(funding.total_cost),
        "eu_low": amount_text(funding.low),
        "eu_high": amount_text(funding.high),
        "basis": funding.basis.value,
        "because": placed_because(project),
    }


def accession_out(row: Accession, *, with_signatory: bool) -> dict[str, Any]:
    said = {"organisation": row.organisation.slug, "name": row.organisation.name, "signed_on": row.from_on}
    return said | {"signatory": row.signatory if with_signatory else None}
