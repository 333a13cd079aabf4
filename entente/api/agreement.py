"""The contract, its scope, its figures and who signed it, for everyone."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.errors import HttpError

from entente.agreement import access
from entente.agreement.models import Contract
from entente.agreement.queries.accessions import signed_on
from entente.agreement.queries.contract import private_rule_on, scope_patterns, terms_on
from entente.agreement.queries.figures import NoContract, documented, figures
from entente.agreement.queries.private import sentence
from entente.agreement.queries.scope import money, scope_of
from entente.api import agreement_schemas as schemas
from entente.api import leverage_schemas as figures_of
from entente.api.auth import anyone
from entente.api.errors import declared
from entente.engine.leverage_json import eu_json
from entente.engine.scope import Place
from entente.members.models import Partnership
from entente.people import access as people
from entente.people.choices import Permission
from entente.reporting.queries import latest_release

router = Router(tags=["Contract"])


def partnership_day() -> date:
    return (Partnership.objects.first() or Partnership()).day


@router.get("/contract", response={200: schemas.ContractOut, **declared(404)}, auth=anyone, summary="What was agreed")
def contract(request: HttpRequest) -> Any:
    found, day = access.contract_to_read(), partnership_day()
    rule = private_rule_on(found, day)
    return {
        "code": found.code,
        "name": found.name,
        "signed_on": found.signed_on,
        "place": found.place,
        "first_day": found.from_on,
        "last_day": found.last_on,
        "terms": terms_on(found, day),
        "parties": found.parties.order_by("-side", "pk"),
        "documents": found.documents.order_by("pk"),
        "private": rule and {"kinds": rule.kinds, "members_only": rule.members_only, "sentence": sentence(rule)},
        "sources": found.sources,
    }


@router.get(
    "/contract/scope", response={200: schemas.ScopeOut, **declared(404)}, auth=anyone, summary="Which projects count, each with its rule"
)
def scope(request: HttpRequest, asked: Query[schemas.ScopeAsked]) -> Any:
    found = scope_of(access.contract_to_read())
    listed = found.before if asked.place == "before" else found.at(Place(asked.place))
    keys = [project.key for project in listed]
    start = keys.index(asked.after) + 1 if asked.after in keys else 0
    items = listed[start : start + asked.limit]
    return {
        "eu": eu_json(found.eu),
        "before": eu_json(money(found.before)),
        "counts": {place.value: len(found.at(place)) for place in Place} | {"before": len(found.before)},
        "patterns": scope_patterns(found.contract),
        "items": [schemas.project_out(project) for project in items],
        "next": items[-1].key if start + asked.limit < len(listed) else None,
    }


@router.get(
    "/contract/leverage",
    response={200: figures_of.LeverageOut, **declared(403, 404)},
    auth=anyone,
    summary="Private euros for each EU euro: as released, or live on a day for the office and the auditors",
)
def leverage(request: HttpRequest, asked: Query[figures_of.DaysAsked]) -> Any:
    found = access.contract_to_read()
    if asked.as_of is None and asked.known_by is None:
        return _released(found)
    people.require(request.user, Permission.FIGURES_LIVE)
    try:
        return documented(figures(found, asked.as_of or partnership_day(), asked.known_by))
    except NoContract as nothing:
        raise HttpError(404, str(nothing)) from nothing


def _released(found: Contract) -> Any:
    release = latest_release()
    if release is None or release.contract_id != found.pk:
        raise HttpError(404, _("Nothing has been released yet."))
    return documented(release.figures)


@router.get(
    "/contract/accessions", response={200: schemas.AccessionsOut, **declared(404)}, auth=anyone, summary="Who has signed the contract"
)
def accessions(request: HttpRequest, asked: Query[schemas.KeyAfter]) -> Any:
    """Who has not is told inside the partnership only; so is by whose hand."""
    found = signed_on(access.contract_to_read(), partnership_day())
    keys = [accession.organisation.slug for accession in found.accessions]
    start = keys.index(asked.after) + 1 if asked.after in keys else 0
    items = found.accessions[start : start + asked.limit]
    inside, all_lines = access.sees_missing(request.user), access.sees_all_lines(request.user)
    return {
        "signed": found.signed_members,
        "members": found.members,
        "missing": [one.slug for one in found.missing] if inside else None,
        "items": [schemas.accession_out(one, with_signatory=all_lines) for one in items],
        "next": keys[start + asked.limit - 1] if start + asked.limit < len(keys) else None,
    }
