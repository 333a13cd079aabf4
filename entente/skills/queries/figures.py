"""What a survey comes to: counted by role, country, region and sector, protected, and set against what courses bring."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone

from entente.engine import disclosure
from entente.engine.disclosure import Key, Line, Structure, Table, Tables, Why
from entente.engine.shortage import Demand, Frame, Source, Span, demand, missing, supply
from entente.members.queries import parents_on
from entente.skills.choices import CoverKind, ReviewState
from entente.skills.models import Asked, Course, Coverage, Figures, Opening, Survey

TABLES: tuple[Table, ...] = (("role",), ("country",), ("region",), ("sector",), ("role", "country"))
UNSAID = "-"
Json = dict[str, Any]


def counted(survey: Survey) -> tuple[Json, str]:
    """What is published, and its digest. Answers do not change once a survey is closed, so no release differs from another in them."""
    openings = list(Opening.objects.filter(asked__survey=survey).select_related("asked").order_by("pk"))
    asked = list(Asked.objects.filter(survey=survey).values_list("organisation__country", "answered_at"))
    frame = Frame(len(asked), sum(at is not None for _country, at in asked))
    parents = parents_on(timezone.localdate(survey.opened_at))
    lines = [_line(one, one.open, parents) for one in openings]
    tables = _protected(lines)
    holders = _holders(openings)
    body: Json = {
        "year": survey.year,
        "asked": frame.asked,
        "answered": frame.answered,
        "rates": _rates(asked),
        "tables": _counts(tables, holders, frame, lines),
        "hard": _hard([_line(one, one.hard, parents) for one in openings], tables),
    }
    _add_supply(body)
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return body, digest


def _place(one: Opening) -> dict[str, str]:
    return {"role": one.role_id, "country": one.country_id, "region": one.region_id or UNSAID, "sector": one.sector_id or UNSAID}


def _line(one: Opening, number: int, parents: Mapping[int, int]) -> Line:
    """Its contributor is the ultimate parent: a group protects itself only once."""
    of = one.asked.organisation_id
    return Line(str(parents.get(of, of)), Decimal(number), _place(one))


def _protected(lines: Sequence[Line], tables: Sequence[Table] = TABLES) -> Tables:
    from entente.engine.disclosure.protection import protect

    return protect(lines, tables, Structure())


def _holders(openings: Sequence[Opening]) -> Mapping[tuple[Table, Key], set[int]]:
    found: dict[tuple[Table, Key], set[int]] = defaultdict(set)
    for one in openings:
        at = _place(one)
        for table in ((), *TABLES):
            found[table, tuple(at[name] for name in table)].add(one.asked.organisation_id)
    return found


def _counts(tables: Tables, holders: Mapping[tuple[Table, Key], set[int]], frame: Frame, lines: Sequence[Line]) -> dict[str, list[Json]]:
    total, all_holders = sum(int(one.amount) for one in lines), len(holders.get(((), ()), ()))
    typical = Fraction(total, all_holders) if all_holders and tables[()][()].is_published else Fraction(1)
    return {
        ",".join(table) or "total": [
            _row(key, cell, len(holders.get((table, key), ())), frame, typical) for key, cell in sorted(tables[table].items())
        ]
        for table in ((), *TABLES)
    }


def _row(key: Key, cell: disclosure.Cell, holders: int, frame: Frame, typical: Fraction) -> Json:
    """A withheld cell says why, and nothing else: an interval would give it away."""
    if cell.amount is None:
        return {"key": list(key), "why": str((cell.why or Why.WITHHELD).value)}
    found = demand(frame, int(cell.amount), holders, typical)
    if found is None:
        return {"key": list(key), "why": "unanswered"}
    return {"key": list(key), "low": found.low, "expected": round(float(found.expected)), "high": found.high}


def _hard(lines: Sequence[Line], tables: Tables) -> dict[str, int | None]:
    """By role: how many of the open roles stay open; withheld wherever the open ones are."""
    found = _protected(lines, (("role",),))
    rows = {}
    for key, cell in tables["role",].items():
        own = found.get(("role",), {}).get(key)
        rows[key[0]] = int(own.amount) if own and own.amount is not None and cell.is_published else None
    return rows


def _rates(asked: Sequence[tuple[str, Any]]) -> dict[str, list[int]]:
    """By country of the seat: asked and answered, where three or more were asked."""
    every, said = Counter(country for country, _at in asked), Counter(country for country, at in asked if at)
    return {country: [number, said[country]] for country, number in sorted(every.items()) if number >= 3}


def _add_supply(body: Json) -> None:
    """What published courses bring a year, in the tables of roles and countries; sectors have none."""
    known = _courses()
    for row in body["tables"]["role"]:
        _gap(row, [source for source, _country, _region in known], row["key"][0])
    for row in body["tables"]["role,country"]:
        _gap(row, [source for source, country, _region in known if country == row["key"][1]], row["key"][0])
    for name, place in (("country", 1), ("region", 2)):
        for row in body["tables"][name]:
            here = [Source(frozenset({"any"}), one[0].graduates, one[0].places) for one in known if one[place] == row["key"][0]]
            _gap(row, here, "any")
    asked_for = {row["key"][0] for row in body["tables"]["role"]}
    for role in sorted({role for source, _c, _r in known for role in source.roles} - asked_for):
        brought = supply([source for source, _c, _r in known], role)
        wanted = demand(Frame(body["asked"], body["answered"]), 0, 0)
        row = {"key": [role], "why": "unanswered"} if wanted is None else {"key": [role], "low": 0, "expected": 0, "high": wanted.high}
        body["tables"]["role"].append(row | {"supply": [brought.low, brought.high], "gap": _span(row, brought)})
    body["tables"]["role"].sort(key=lambda row: row["key"])


def _gap(row: Json, sources: Sequence[Source], role: str) -> None:
    brought = supply(sources, role)
    row["supply"] = [brought.low, brought.high]
    row["gap"] = _span(row, brought)


def _span(row: Json, brought: Span) -> list[int | None]:
    wanted = Demand(row["low"], Fraction(row["expected"]), row["high"]) if "low" in row else None
    found = missing(wanted, brought)
    return [found.low, found.high]


def _courses() -> list[tuple[Source, str, str]]:
    """Published courses that lead to roles, with their country and region. Two queries."""
    roles: dict[int, set[str]] = defaultdict(set)
    covers = Coverage.objects.filter(kind=CoverKind.ROLE, course__state=ReviewState.PUBLISHED)
    for course, code in covers.values_list("course", "code"):
        roles[course].add(code)
    rows = Course.objects.filter(state=ReviewState.PUBLISHED, pk__in=covers.values("course"))
    return [
        (Source(frozenset(roles[pk]), graduates, places), country, region or "")
        for pk, graduates, places, country, region in rows.values_list("pk", "graduates", "places", "country", "region").order_by("pk")
    ]


def newest() -> Figures | None:
    """Of the last year that has any."""
    return Figures.objects.select_related("survey").order_by("-survey__year", "-at", "-pk").first()


def supply_now(role: str, country: str = "") -> Json:
    """What courses bring a year while no survey is published."""
    known = [source for source, where, _region in _courses() if not country or where == country]
    brought = supply(known, role)
    return {"supply": [brought.low, brought.high], "courses": sum(role in one.roles for one in known)}
