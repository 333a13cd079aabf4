"""Requests counted: by kind, initiative, country and outcome, with how long answers took; and what of it everybody may see."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.utils import timezone

from entente.engine.few import LEAST, Counted, Shown, shown
from entente.support.choices import OPEN, RequestState, SupportKind
from entente.support.models import Request

NONE = ""  # without an initiative


@dataclass(frozen=True, slots=True)
class Fact:
    """One request as it is counted."""

    kind: str
    state: str
    initiative: str
    initiative_label: str
    country: str
    organisation: int
    asked_on: date
    ended_on: date | None
    promised_on: date


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a part of the requests. Days are calendar days from question to answer, of those that were answered."""

    key: str
    asked: int
    open: int
    answered: int
    declined: int
    withdrawn: int
    median_days: float | None
    in_time: int  # of those answered


def facts(year: int | None = None) -> list[Fact]:
    """One query. A year is the one in which they were asked."""
    rows = Request.objects.filter(year=year) if year else Request.objects.all()
    columns = ("kind", "state", "initiative_key", "initiative__label", "organisation__country_id", "organisation_id")
    return [
        Fact(kind, state, key, label or "", country, organisation, _day(asked), _day(ended) if ended else None, promised)
        for kind, state, key, label, country, organisation, asked, ended, promised in rows.order_by("pk").values_list(
            *columns, "asked_at", "ended_at", "promised_on"
        )
    ]


def years() -> list[int]:
    return list(Request.objects.order_by("-year").values_list("year", flat=True).distinct())


def whole(found: Iterable[Fact]) -> Line:
    return _line("", list(found))


def by_kind(found: Iterable[Fact]) -> list[Line]:
    """Every kind, also one that nobody asked for."""
    groups = _grouped(found, lambda one: one.kind)
    return [_line(kind, groups.get(kind, [])) for kind in SupportKind.values]


def by_initiative(found: Iterable[Fact]) -> list[tuple[str, Line]]:
    """Its latest name -> its line, the most asked first; those without an initiative last."""
    groups = _grouped(found, lambda one: one.initiative)
    lines = [(rows[-1].initiative_label, _line(key, rows)) for key, rows in groups.items()]
    return sorted(lines, key=lambda pair: (not pair[1].key, -pair[1].asked, pair[0]))


def by_country(found: Iterable[Fact]) -> list[Line]:
    groups = _grouped(found, lambda one: one.country)
    return sorted((_line(code, rows) for code, rows in groups.items()), key=lambda line: (-line.asked, line.key))


def public(found: Iterable[Fact], day: date) -> list[tuple[int, Shown[str]]]:
    """By kind for each year that is over, the latest first: nothing that moves, and nothing that rests on fewer than three members;
    not even that fewer asked for something."""
    groups: dict[int, list[Fact]] = defaultdict(list)
    for one in found:
        if one.asked_on.year < day.year:
            groups[one.asked_on.year].append(one)
    return [(year, _shown(rows)) for year, rows in sorted(groups.items(), reverse=True) if _members(rows) >= LEAST]


def _shown(rows: list[Fact]) -> Shown[str]:
    of_kind = _grouped(rows, lambda one: one.kind)
    cells = {kind: Counted(len(of_kind.get(kind, [])), _members(of_kind.get(kind, []))) for kind in SupportKind.values}
    return shown(cells, _members(rows))


def _members(rows: list[Fact]) -> int:
    return len({one.organisation for one in rows})


def _grouped(found: Iterable[Fact], key: Callable[[Fact], str]) -> dict[str, list[Fact]]:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for one in found:
        groups[key(one)].append(one)
    return dict(groups)


def _line(key: str, rows: list[Fact]) -> Line:
    counts = Counter(one.state for one in rows)
    answered = [(one.asked_on, one.ended_on, one.promised_on) for one in rows if one.state == RequestState.ANSWERED and one.ended_on]
    return Line(
        key=key,
        asked=len(rows),
        open=sum(counts[state] for state in OPEN),
        answered=counts[RequestState.ANSWERED],
        declined=counts[RequestState.DECLINED],
        withdrawn=counts[RequestState.WITHDRAWN],
        median_days=median((ended - asked).days for asked, ended, _promised in answered) if answered else None,
        in_time=sum(ended <= promised for _asked, ended, promised in answered),
    )


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
