"""Against which catalogues schemes assess: for the office to keep. What stands is told with each scheme."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.errors import ValidationError

from entente.api.auth import signed_in, signed_in_account
from entente.api.certification_schemes_schemas import BasisEndIn, BasisIn, WholeSchemeOut, whole_scheme
from entente.api.errors import declared
from entente.certification import access
from entente.certification.actions import scheme_bases as actions
from entente.certification.actions.scheme_bases import BasisSaid
from entente.certification.models import Scheme
from entente.certification.queries import named

router = Router(auth=signed_in)


@router.post(
    "/schemes/{str:code}/bases",
    response={201: WholeSchemeOut, **declared(403, 404, 409)},
    summary="Against which catalogue a scheme assesses from a day on: what its certificates stand for",
)
def set_basis(request: HttpRequest, code: str, body: BasisIn) -> Any:
    found = access.scheme_to_keep(request.user, code)
    by = signed_in_account(request).person
    actions.set_basis(found, _said(found, body), on=body.on, by=by, at=timezone.now())
    return Status(201, whole_scheme(found))


@router.post(
    "/schemes/bases/{int:pk}/end",
    response={200: WholeSchemeOut, **declared(403, 404, 409)},
    summary="From a day on a scheme no longer assesses against it",
)
def end_basis(request: HttpRequest, pk: int, body: BasisEndIn) -> Any:
    found = access.basis_to_keep(request.user, pk)
    actions.end_basis(found, on=body.on, by=signed_in_account(request).person, at=timezone.now())
    return whole_scheme(found.scheme)


def _said(scheme: Scheme, body: BasisIn) -> BasisSaid:
    catalogue = named.catalogues([body.catalogue]).get(body.catalogue)
    if catalogue is None:
        raise _wrong("catalogue", _("No catalogue is called “%(name)s”.") % {"name": body.catalogue})
    parts = named.parts({(catalogue.pk, name) for name in body.parts})
    if missing := [name for name in body.parts if (catalogue.pk, name) not in parts]:
        raise _wrong("parts", _("It has no requirement “%(name)s”.") % {"name": missing[0]})
    level = scheme.levels.filter(code=body.level).first() if body.level else None
    if body.level and level is None:
        raise _wrong("level", _("%(scheme)s has no level %(name)s.") % {"scheme": scheme, "name": body.level})
    return BasisSaid(catalogue, level, list({one.pk: one for one in parts.values()}.values()), body.source, body.note)


def _wrong(field: str, sentence: str) -> ValidationError:
    return ValidationError([{"type": "value_error", "loc": ("body", "body", field), "msg": sentence}])
