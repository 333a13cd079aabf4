"""Changing the contract, for the office: its facts, its amounts, its scope, who counts as private, rates and accessions."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Schema, Status

from entente.agreement import access, actions
from entente.agreement.actions.facts import DocumentFacts, PartyFacts, PatternFacts, RuleFacts, TermsFacts
from entente.agreement.choices import Effect, Side
from entente.agreement.models import Rate
from entente.api import agreement_schemas as schemas
from entente.api.agreement import router
from entente.api.auth import signed_in_account
from entente.api.errors import declared
from entente.members.access import organisation_to_read
from entente.members.choices import Kind

__all__ = ["router"]
REFUSED = declared(403, 404, 409)


class Reasoned(Schema, extra="forbid"):
    because: str = Field(min_length=1, max_length=300, description="Why it changes; it stands in the public record.")


class NewTerms(Reasoned):
    eu_amount: Decimal = Field(gt=0, max_digits=16, decimal_places=2)
    factor: Decimal = Field(gt=0, max_digits=6, decimal_places=3)
    total_amount: Decimal = Field(gt=0, max_digits=16, decimal_places=2)
    review_above: Decimal | None = Field(None, ge=0, max_digits=16, decimal_places=2)
    from_on: date


class NewPattern(Schema, extra="forbid"):
    pattern: str = Field(min_length=1, max_length=120)
    effect: Effect = Effect.INCLUDE
    from_on: date
    to_on: date | None = None


class NewScope(Reasoned):
    patterns: list[NewPattern] = Field(max_length=60)


class NewPrivateRule(Reasoned):
    kinds: list[Kind]
    members_only: bool = True
    with_associated_countries: bool = True
    from_on: date


class NewParty(Schema, extra="forbid"):
    name: str = Field(min_length=1, max_length=200)
    side: Side


class NewDocument(Schema, extra="forbid"):
    title: str = Field(min_length=1, max_length=200)
    address: str = Field("", max_length=500, pattern="^(https?://.+)?$")


class NewFacts(Reasoned):
    """Every fact of the contract, as it should stand."""

    name: str = Field(min_length=1, max_length=200)
    place: str = Field("", max_length=120)
    signed_on: date
    first_day: date
    last_day: date = Field(lt=date(2200, 1, 1))
    parties: list[NewParty] = Field(max_length=50)
    documents: list[NewDocument] = Field(max_length=200)


class NewRate(Schema, extra="forbid"):
    currency: str = Field(pattern="^[A-Z]{3}$")
    year: int = Field(ge=1999, le=2200)
    per_euro: Decimal = Field(gt=0, max_digits=14, decimal_places=6)
    source: str = Field(min_length=1, max_length=300)


class RateOut(Schema):
    currency: str
    year: int
    per_euro: str
    source: str

    @staticmethod
    def resolve_per_euro(row: Rate) -> str:
        return str(row.per_euro)


class NewAccession(Schema, extra="forbid"):
    organisation: str = Field(min_length=1, max_length=120, description="The organisation's address name.")
    signed_on: date
    signatory: str = Field("", max_length=200)


@router.put("/contract", response={204: None, **REFUSED}, summary="Change the facts of the contract")
def change(request: HttpRequest, body: NewFacts) -> Any:
    found, by = access.contract_to_edit(request.user), signed_in_account(request).person
    values = {"name": body.name, "place": body.place, "signed_on": body.signed_on, "from_on": body.first_day}
    actions.change_contract(
        found,
        values=values | {"to_on": body.last_day + timedelta(days=1)},
        parties=[PartyFacts(party.name, party.side) for party in body.parties],
        documents=[DocumentFacts(document.title, document.address) for document in body.documents],
        because=body.because,
        by=by,
        at=timezone.now(),
    )
    return Status(204, None)


@router.post("/contract/terms", response={204: None, **REFUSED}, summary="Amend the amounts from a day on")
def change_terms(request: HttpRequest, body: NewTerms) -> Any:
    found, by = access.contract_to_edit(request.user), signed_in_account(request).person
    terms = TermsFacts(body.eu_amount, body.factor, body.total_amount, body.from_on, body.review_above)
    actions.change_terms(found, terms, because=body.because, by=by, at=timezone.now())
    return Status(204, None)


@router.put("/contract/scope", response={204: None, **REFUSED}, summary="Set the scope's patterns, as a new version")
def change_scope(request: HttpRequest, body: NewScope) -> Any:
    found, by = access.contract_to_edit(request.user), signed_in_account(request).person
    patterns = [PatternFacts(row.pattern.strip(), row.effect.value, row.from_on, row.to_on) for row in body.patterns]
    actions.change_scope(found, patterns, because=body.because, by=by, at=timezone.now())
    return Status(204, None)


@router.post("/contract/private", response={204: None, **REFUSED}, summary="Set who counts as private from a day on")
def change_private_rule(request: HttpRequest, body: NewPrivateRule) -> Any:
    found, by = access.contract_to_edit(request.user), signed_in_account(request).person
    rule = RuleFacts(tuple(kind.value for kind in body.kinds), body.from_on, body.members_only, body.with_associated_countries)
    actions.change_private_rule(found, rule, because=body.because, by=by, at=timezone.now())
    return Status(204, None)


@router.get("/contract/rates", response={200: list[RateOut], **declared(403, 404)}, summary="Yearly rates of other currencies")
def rates(request: HttpRequest) -> Any:
    access.contract_to_edit(request.user)
    return Rate.objects.order_by("-year", "currency")


@router.put("/contract/rates", response={200: RateOut, **REFUSED}, summary="Enter or correct a yearly rate")
def set_rate(request: HttpRequest, body: NewRate) -> Any:
    access.contract_to_edit(request.user)
    by = signed_in_account(request).person
    return actions.set_rate(body.currency, body.year, body.per_euro, source=body.source, by=by, at=timezone.now())


@router.post("/contract/accessions", response={201: schemas.AccessionOut, **REFUSED}, summary="Enter who signed the contract")
def accede(request: HttpRequest, body: NewAccession) -> Any:
    found, by = access.contract_to_edit(request.user), signed_in_account(request).person
    new = actions.NewAccession(organisation_to_read(request.user, body.organisation), body.signed_on, body.signatory)
    made = actions.accede(found, new, by=by, at=timezone.now())
    return Status(201, schemas.accession_out(made, with_signatory=True))
