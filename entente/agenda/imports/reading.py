"""Rows of funders' files as facts of a call topic: open calls as CSV or JSON, and lists of topics."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from entente.agenda.choices import CallState
from entente.certification.imports import certificate_cells as cell
from entente.certification.imports.certificate_layouts import Row, rows
from entente.projects.imports.examine import File
from entente.projects.imports.refusals import CannotRead, Unfit

CALLS = ("calls", ("topic_id", "title"))
TOPICS = ("topics", ("topic", "topic_title"))
COLUMNS = {
    "topic_id": "code",
    "title": "title",
    "programme": "programme",
    "call_identifier": "call",
    "action_type": "action_type",
    "deadline": "deadline_on",
    "deadline_model": "deadline_model",
    "status": "state",
    "budget_min_eur": "grant_low",
    "budget_max_eur": "grant_high",
    "expected_grants": "grants",
    "portal_url": "address",
    "description": "text",
    "topic": "code",
    "topic_title": "title",
    "division_title": "divisions",
}
JSON_NAMES = {
    "topicId": "topic_id",
    "callIdentifier": "call_identifier",
    "typesOfAction": "action_type",
    "callStatus": "status",
    "budgetMin": "budget_min_eur",
    "budgetMax": "budget_max_eur",
    "expectedGrants": "expected_grants",
    "portalUrl": "portal_url",
}
LONGEST = {"code": 120, "title": 500, "programme": 120, "call": 120, "action_type": 160, "deadline_model": 40, "divisions": 300}
MOST_TEXT = 40_000


@dataclass(frozen=True, slots=True)
class CallFacts:
    """One topic as a file states it; empty: not stated."""

    code: str
    title: str
    programme: str = ""
    divisions: str = ""
    call: str = ""
    action_type: str = ""
    state: str = ""
    deadline_on: date | None = None
    deadline_model: str = ""
    grant_low: Decimal | None = None
    grant_high: Decimal | None = None
    grants: int | None = None
    address: str = ""
    text: str = ""

    @property
    def stated(self) -> dict[str, Any]:
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name)) not in ("", None)}


def given(file: File, layout: tuple[str, tuple[str, ...]]) -> Iterator[Row]:
    """Rows of a CSV, or of a JSON list under the funder's own names."""
    if file.name.casefold().endswith(".json"):
        yield from _json(file)
    else:
        yield from rows(file, tuple(COLUMNS), layout[1])


def taken(row: Row) -> CallFacts:
    """Raises Unfit with the field and what to do."""
    if row.problem:
        raise Unfit("", row.problem)
    said = {COLUMNS[name]: value for name, value in row.cells.items() if name in COLUMNS and value.strip()}
    found: dict[str, Any] = {name: cell.text(name, said.get(name, ""), most) for name, most in LONGEST.items()}
    if not found["code"] or not found["title"]:
        raise Unfit("topic" if found["title"] else "title", _("it is empty; a topic needs its code and its title."))
    low, high = (_amount(name, said.get(name, "")) for name in ("grant_low", "grant_high"))
    if low is not None and high is not None and high < low:
        raise Unfit("budget_max_eur", _("the most is below the least; check both."))
    return CallFacts(
        **found,
        state=_state(said.get("state", "")),
        deadline_on=cell.iso_day("deadline", said.get("deadline_on", "")[:10]),
        grant_low=low,
        grant_high=high,
        grants=_count(said.get("grants", "")),
        address=cell.address(said.get("address", "")),
        text=said.get("text", "")[:MOST_TEXT],
    )


def _json(file: File) -> Iterator[Row]:
    try:
        found = json.loads(file.path.read_bytes())
    except (ValueError, RecursionError) as why:
        raise CannotRead(file.name, _("it is not valid JSON (%(why)s).") % {"why": why}) from why
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise CannotRead(file.name, _("a list of topics is expected."))
    for number, one in enumerate(found, start=1):
        cells = {JSON_NAMES.get(name, name): "" if value is None else str(value) for name, value in one.items()}
        yield Row(number, {name: value for name, value in cells.items() if name in COLUMNS})


def _amount(field: str, raw: str) -> Decimal | None:
    if not raw.strip():
        return None
    try:
        amount = Decimal(raw.strip())
    except InvalidOperation:
        amount = Decimal(-1)
    if not 0 <= amount < 10**12:
        raise Unfit(field, _("%(text)s is no amount in euros; write digits with a dot.") % {"text": raw.strip()[:40]})
    return amount.quantize(Decimal("0.01"))


def _count(raw: str) -> int | None:
    if not raw.strip():
        return None
    number = raw.strip().removesuffix(".0")
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        raise Unfit("expected_grants", _("%(text)s is no number of grants.") % {"text": raw.strip()[:40]})
    return int(number)


def _state(raw: str) -> str:
    said = raw.strip().casefold()
    if said and said not in CallState.values:
        raise Unfit("status", _("%(text)s is none of %(values)s.") % {"text": raw[:40], "values": ", ".join(CallState.values)})
    return said
