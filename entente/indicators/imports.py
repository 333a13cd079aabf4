"""Values of indicators from a file: each right line a draft that somebody else validates, each of the others told with its reason."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils.translation import gettext as _

from entente.files.tables import PROBLEM
from entente.indicators.actions import CannotKeep, Seen, observe
from entente.indicators.choices import ObservationState
from entente.indicators.models import Indicator, Observation
from entente.members.imports import CannotImport, File, Problem
from entente.people.models import Person

NEEDED = ("indicator", "on")
COLUMNS = (*NEEDED, "value", "why_not", "evidence", "method", "asked", "answered", "parts")
MOST_ASKED, MOST_VALUE = 10_000_000, Decimal(10) ** 14


@dataclass(frozen=True, slots=True)
class Brought:
    """What the import did, or on a dry run would do."""

    counts: dict[str, int]
    problems: list[Problem]
    left_out: list[str]


def import_observations(file: File, *, by: Person | None, at: datetime, is_dry_run: bool = False) -> Brought:
    """A line names an indicator by its short name, a day, and a value or why there is none; again it changes nothing."""
    if not set(NEEDED) <= set(file.header):
        raise CannotImport(_("The first row names the columns: %(columns)s.") % {"columns": ", ".join(COLUMNS)})
    with transaction.atomic():
        found = _carried_out(file, by, at)
        transaction.set_rollback(is_dry_run)
    return found


def _carried_out(file: File, by: Person | None, at: datetime) -> Brought:
    known, problems = {one.code: one for one in Indicator.objects.all()}, list[Problem]()
    counts = {"rows": len(file.lines), "created": 0, "changed": 0, "unchanged": 0, "rejected": 0}
    for number, cells in file.lines:
        try:
            indicator, seen = said(cells, known)
            counts[_line(indicator, seen, by, at)] += 1
        except CannotKeep as why:
            counts["rejected"] += 1
            problems.append(Problem(number, "", str(why)))
    return Brought(counts, problems, [name for name in file.header if name not in COLUMNS])


def _line(indicator: Indicator, seen: Seen, by: Person | None, at: datetime) -> str:
    """Another value for a day is a correction: a new draft; the last word stays until somebody validates it."""
    of_day = Observation.objects.filter(indicator=indicator, on=seen.on).exclude(state=ObservationState.REJECTED)
    last = of_day.newest_first().first()
    if last and (last.value, last.why_not if last.value is None else "") == (seen.value, seen.why_not if seen.value is None else ""):
        return "unchanged"
    with transaction.atomic():
        observe(indicator, seen, by=by, at=at)
    return "changed" if last else "created"


def said(cells: dict[str, str], known: dict[str, Indicator]) -> tuple[Indicator, Seen]:
    """A line as facts; raises CannotKeep with what is wrong and what would be right."""
    if cells.get(PROBLEM):
        raise CannotKeep(cells[PROBLEM])
    given = {name: cells.get(name, "").strip() for name in COLUMNS}
    indicator = known.get(given["indicator"])
    if indicator is None:
        raise CannotKeep(_("There is no indicator “%(code)s”; its page says its short name.") % {"code": given["indicator"][:40]})
    value = _number("value", given["value"]) if given["value"] else None
    asked, answered = (_count(name, given[name]) for name in ("asked", "answered"))
    plain = {name: given[name] for name in ("why_not", "evidence", "method")}
    return indicator, Seen(_day(given["on"]), value, **plain, asked=asked, answered=answered, parts=_parts(given["parts"]))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CannotKeep(_("on is “%(text)s”; write a day as 2026-05-31.") % {"text": text[:40]}) from None


def _number(column: str, text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found) >= MOST_VALUE:
        raise CannotKeep(_("%(column)s is “%(text)s”; write a number with a point.") % {"column": column, "text": text[:40]})
    return found.quantize(Decimal("0.0001"))


def _count(column: str, text: str) -> int | None:
    if not text:
        return None
    found = _number(column, text)
    if found != found.to_integral_value() or not 0 <= found <= MOST_ASKED:
        raise CannotKeep(_("%(column)s is “%(text)s”; write how many, as a whole number.") % {"column": column, "text": text[:40]})
    return int(found)


def _parts(text: str) -> dict[str, Decimal]:
    """As in `FR: 12; DE: 30`."""
    found = {}
    for part in filter(str.strip, text.split(";")):
        name, _colon, number = part.rpartition(":")
        if not name.strip():
            raise CannotKeep(_("parts has “%(text)s”; write the split as FR: 12; DE: 30.") % {"text": part.strip()[:40]})
        found[name.strip()] = _number("parts", number.strip())
    return found
