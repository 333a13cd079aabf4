"""The door at which the dialogue meets the market: which measures there are, and what states say of one over time."""

from collections.abc import Mapping
from typing import Any

from entente.market.models import Measure, Position
from entente.market.queries.measures import register
from entente.notices.references import Reference


def choices() -> list[tuple[str, str]]:
    return [(str(one.pk), one.title) for one in register() if not one.is_candidate]


def reference(chosen: str) -> dict[str, Any]:
    """The typed reference of what was chosen, empty for none."""
    found = Measure.objects.filter(pk=chosen).first() if chosen else None
    return dict(Reference(room="market", noun="measure", id=found.pk, label=found.title)) if found else {}


def measure_of(stored: Mapping[str, Any]) -> Measure | None:
    return Measure.objects.filter(pk=stored["id"]).first() if stored else None


def over_time(measure: Measure | None) -> list[Position]:
    """What states and members said of it, by whom and then by day; what a later word replaced is shown as such. One query."""
    if measure is None:
        return []
    rows = measure.positions.select_related("state", "organisation")
    return list(rows.order_by("state", "organisation__name_key", "on", "pk"))
