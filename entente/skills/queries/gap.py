"""The gap of one role, in a country or everywhere: from the newest published figures, or what is known without any."""

from typing import Any

from entente.engine.shortage import Frame, Span, demand, missing
from entente.skills.queries.figures import newest, supply_now
from entente.vocabulary.models import RoleProfile

NOT_ASKED = "not_collected"


def gap_of(role: RoleProfile, country: str = "") -> dict[str, Any]:
    """`demand` is None where it is not known, with `why`: not_collected, unanswered, or why it is withheld (docs/method/disclosure.md)."""
    figures = newest()
    said: dict[str, Any] = {"role": role.pk, "name": role.name, "country": country or None}
    if figures is None:
        nothing = {"demand": None, "why": NOT_ASKED, "gap": [None, None], "year": None, "asked": 0, "answered": 0}
        return said | nothing | {"supply": supply_now(role.pk, country)["supply"]}
    body = figures.body
    key, table = ([role.pk, country], "role,country") if country else ([role.pk], "role")
    row = next((one for one in body["tables"][table] if one["key"] == key), None) or _unsaid(body, role.pk, country)
    names = ("low", "expected", "high")
    demand = {name: row[name] for name in names} if "low" in row else None
    counted = {name: body[name] for name in ("year", "asked", "answered")}
    return said | counted | {"demand": demand, "why": row.get("why", ""), "supply": row["supply"], "gap": row["gap"]}


def _unsaid(body: dict[str, Any], role: str, country: str) -> dict[str, Any]:
    """Nobody who answered seeks any there: that is a lower end, not a zero."""
    brought = Span(*supply_now(role, country)["supply"])
    wanted = demand(Frame(body["asked"], body["answered"]), 0, 0)
    found = missing(wanted, brought)
    row: dict[str, Any] = {"supply": [brought.low, brought.high], "gap": [found.low, found.high]}
    if wanted is None:
        return row | {"why": "unanswered"}
    return row | {"low": 0, "expected": round(float(wanted.expected)), "high": wanted.high}
