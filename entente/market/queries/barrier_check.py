"""What the access map says of a reported barrier: perhaps the certificate should have been enough."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from entente.certification.models import Certificate, Scheme
from entente.market.dataset import ClassFact
from entente.market.models import Recognition
from entente.market.queries.current import built_on, known
from entente.market.queries.facts import CERTIFICATE
from entente.market.queries.opening import Cell, cells


def checked(certificate: Certificate | None, scheme: Scheme | None, level: str, state: str, sector: str, at: datetime) -> dict[str, Any]:
    """`because` and `rules` of the cells of that market, one a scope; what was so on the day of the report stays written."""
    day = timezone.localtime(at).date()
    of = _class(certificate, scheme, level)
    found = [one for one in cells(built_on(day), of) if one.state == state and one.sector == sector] if of else []
    return {"day": day.isoformat(), "cells": [_told(one) for one in found]}


def _class(certificate: Certificate | None, scheme: Scheme | None, level: str) -> ClassFact | None:
    schemes = known().schemes
    if certificate is not None:
        return schemes.class_of(tuple(getattr(certificate, name) for name in CERTIFICATE))
    if scheme is None or scheme.pk not in schemes.all:
        return None
    return schemes.class_of((scheme.pk, scheme.country_id or "", "", level, None, None, (), (), False))


def _told(one: Cell) -> dict[str, Any]:
    rules = [{"code": rule.code, "name": rule.name, "since": _since(rule.code)} for rule in one.rules]
    return {"because": one.because.value, "answer": one.answer, "rules": rules, "failed": list(one.failed)}


def _since(code: str) -> str | None:
    found: tuple[date, bool] | None = (
        Recognition.objects.known().filter(code=code).order_by("from_on").values_list("from_on", "is_since_known").first()
    )
    return found[0].isoformat() if found and found[1] else None
