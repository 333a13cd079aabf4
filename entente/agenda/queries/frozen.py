"""Topics as an edition keeps them: their words, who brought them in, their place and how sure it is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from entente.agenda.choices import Horizon
from entente.agenda.models import Descent, Round, Topic

FIELDS = (
    *("title", "problem", "state_of_the_art", "expected_result", "evidence", "horizon", "readiness_now", "readiness_aimed"),
    *("cost_low", "cost_high", "sectors", "expertise"),
)
_PLACE = ("rank", "low", "high", "score", "balanced", "without")
_ORDER = {horizon: place for place, horizon in enumerate(Horizon.values)}


def frozen(rounds: Sequence[Round]) -> list[dict[str, Any]]:
    """Every topic that is taken in, by horizon and place; those without a place stand last, by number."""
    places = {one["topic"]: one for row in rounds for one in row.ranking.said["topics"]}
    rows = list(Topic.objects.taken_in().select_related("organisation", "body").prefetch_related("sectors", "expertise"))
    ancestry = ancestors(row.pk for row in rows)
    said = [_frozen(row, places.get(row.pk), ancestry.get(row.pk, [])) for row in rows]
    return sorted(said, key=lambda one: (_ORDER[one["horizon"]], one["rank"] is None, one["rank"] or 0, one["number"]))


def ancestors(topics: Iterable[int]) -> dict[int, list[Topic]]:
    """Of each topic: all that went into it, however long ago, the nearest first."""
    above: dict[int, list[Topic]] = {}
    for row in Descent.objects.select_related("before__organisation", "before__body").order_by("pk"):
        above.setdefault(row.after_id, []).append(row.before)
    found: dict[int, list[Topic]] = {}
    for pk in topics:
        coming, seen = list(above.get(pk, [])), {}
        while coming:
            one = coming.pop(0)
            if one.pk not in seen:
                seen[one.pk] = one
                coming += above.get(one.pk, [])
        found[pk] = list(seen.values())
    return found


def proposers(topic: Topic, before: Iterable[Topic]) -> list[str]:
    """In whose name the topic, and all that went into it, was proposed; each once."""
    return list(dict.fromkeys(str(one.proposer) for one in (topic, *before) if one.proposer))


def _frozen(row: Topic, place: Mapping[str, Any] | None, before: Sequence[Topic]) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(row, name) for name in FIELDS if name not in ("sectors", "expertise", "cost_low", "cost_high")}
    said |= {name: None if (value := getattr(row, name)) is None else f"{value:.2f}" for name in ("cost_low", "cost_high")}
    said |= {name: sorted(one.name for one in getattr(row, name).all()) for name in ("sectors", "expertise")}
    said |= {name: place[name] if place else None for name in _PLACE}
    return said | {
        "number": row.number,
        "code": row.code,
        "is_fictional": row.is_fictional,
        "proposed_for": proposers(row, before),
        "ancestors": sorted(one.number for one in before),
    }
