"""The market of the reference files, and small markets of one's own."""

from datetime import UTC, date, datetime
from typing import Any

from entente.market.actions import loading
from entente.market.choices import Mode, Scope
from entente.market.models import Acceptance, LevelCost, Recognition
from tests.factories import certificates

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
TODAY = date(2026, 11, 28)
SOURCE = {"source": "https://law.example/", "checked_on": TODAY, "known_at": AT, "from_on": date(2020, 1, 1)}


def market() -> None:
    """As this version ships it, with schemes; again does nothing."""
    loading.load(by=None, at=AT)


def asks(state: str, sector: str, *accepts: str, mode: str = Mode.MANDATORY, scope: str = Scope.PRODUCT, **told: Any) -> Acceptance:
    return Acceptance.objects.create(
        **SOURCE | {"state_id": state, "sector": sector, "scope": scope, "mode": mode, "accepts": list(accepts)} | told
    )


def recognises(code: str, sources: list[str], targets: list[str], *states: str, **told: Any) -> Recognition:
    return Recognition.objects.create(
        **SOURCE | {"code": code, "name": code, "sources": sources, "targets": targets, "states": list(states)} | told
    )


def costs(scheme: str, level: str, low: int, likely: int, high: int, **told: Any) -> LevelCost:
    of = certificates.Scheme.objects.get(code=scheme)
    facts = {"scheme": of, "level": level, "low": low, "likely": likely, "high": high, "counts": "whole", "confidence": "low"}
    return LevelCost.objects.create(**SOURCE | facts | told)
