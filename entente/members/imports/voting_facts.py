"""Dues, fees and represented members from a file: all lines that are right in one transaction, each of the others told with its reason."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.words import normalised_name
from entente.files.tables import PROBLEM
from entente.members.actions.voting_facts import CannotNote, write_dues, write_fee, write_represented
from entente.members.imports.file import File
from entente.members.imports.refusals import CannotImport
from entente.members.imports.rows import Problem
from entente.members.models import Dues, Fee, Organisation, Partnership, Represented
from entente.people.models import Person

COLUMNS = ("organisation", "year", "dues", "fee", "represented", "from")


@dataclass(frozen=True, slots=True)
class Brought:
    """What the import did, or on a dry run would do."""

    counts: dict[str, int]
    problems: list[Problem]
    left_out: list[str]


def import_voting_facts(file: File, *, by: Person | None, at: datetime, is_dry_run: bool = False) -> Brought:
    """A line names an organisation, by its name or the last part of its page's address, and says its dues of a year, its fee, how many
    it represents, or several of these."""
    if "organisation" not in file.header or not {"dues", "fee", "represented"} & set(file.header):
        raise CannotImport(_("The first row names the columns: %(columns)s.") % {"columns": ", ".join(COLUMNS)})
    with transaction.atomic():
        found = _carried_out(file, by, at)
        transaction.set_rollback(is_dry_run)
    return found


def _carried_out(file: File, by: Person | None, at: datetime) -> Brought:
    entry, known = record.open(), _known()
    counts, problems = {"rows": len(file.lines), "created": 0, "changed": 0, "unchanged": 0, "rejected": 0}, []
    for number, cells in file.lines:
        try:
            counts[_line(cells, known, timezone.localdate(at), at)] += 1
        except CannotNote as why:
            counts["rejected"] += 1
            problems.append(Problem(number, "", str(why)))
    partnership = Partnership.objects.first()
    if partnership and counts["created"] + counts["changed"]:
        entry.enter("members.voting_facts_imported", partnership, by=by, because=file.name, after=counts | {"digest": file.digest})
    return Brought(counts, problems, [name for name in file.header if name not in COLUMNS])


def _line(said: dict[str, str], known: dict[str, list[Organisation]], today: date, at: datetime) -> str:
    """Within a savepoint of its own: a line counts as a whole."""
    if said.get(PROBLEM):
        raise CannotNote(said[PROBLEM])
    one, on = _meant(said.get("organisation", ""), known), _day(said.get("from", "")) or today
    with transaction.atomic():
        done = {*_dues(one, said, on, at), *_fee(one, said, on, at), *_represented(one, said, on, at)}
    if not done:
        raise CannotNote(_("The line says neither dues nor a fee nor represented members."))
    return "changed" if "changed" in done else "created" if "created" in done else "unchanged"


def _dues(one: Organisation, said: dict[str, str], on: date, at: datetime) -> Iterable[str]:
    if state := said.get("dues", "").strip().lower():
        year = _number(said.get("year", ""), _("the year of the dues"))
        held = Dues.objects.known().filter(organisation=one, year=year, to_on=None).first()
        if (held.state if held else "not_collected") == state:
            yield "unchanged"
        else:
            write_dues(one, year, state, on=on, at=at)
            yield "changed" if held else "created"


def _fee(one: Organisation, said: dict[str, str], on: date, at: datetime) -> Iterable[str]:
    if stated := said.get("fee", "").strip():
        amount = _amount(stated)
        held = Fee.objects.known().filter(organisation=one, to_on=None).first()
        if held and held.amount == amount:
            yield "unchanged"
        else:
            write_fee(one, amount, on=on, at=at)
            yield "changed" if held else "created"


def _represented(one: Organisation, said: dict[str, str], on: date, at: datetime) -> Iterable[str]:
    if stated := said.get("represented", "").strip():
        number = _number(stated, _("the number of represented members"))
        held = Represented.objects.known().filter(organisation=one, to_on=None).first()
        if held and held.number == number:
            yield "unchanged"
        else:
            write_represented(one, number, on=on, at=at)
            yield "changed" if held else "created"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise CannotNote(_("“%(text)s” is no day; write it as 2018-05-31.") % {"text": text[:40]}) from None


def _number(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise CannotNote(_("“%(text)s” is no number; expected %(what)s.") % {"text": text[:40], "what": what})
    return int(text)


def _amount(text: str) -> Decimal:
    if not re.fullmatch(r"\d{1,9}(\.\d{1,2})?", text):
        raise CannotNote(_("“%(text)s” is no fee; write euros a year as 2500 or 2500.50.") % {"text": text[:40]})
    return Decimal(text)


def _known() -> dict[str, list[Organisation]]:
    found: dict[str, list[Organisation]] = {}
    for one in Organisation.objects.only("pk", "slug", "name_key"):
        found.setdefault(one.slug, []).append(one)
        found.setdefault(one.name_key, []).append(one)
    return found


def _meant(said: str, known: dict[str, list[Any]]) -> Organisation:
    found = {one.pk: one for one in known.get(said.strip(), []) or known.get(normalised_name(said), [])}
    if len(found) == 1:
        one: Organisation = next(iter(found.values()))
        return one
    if found:
        raise CannotNote(_("Several organisations are called “%(said)s”; give the last part of its page's address.") % {"said": said[:80]})
    raise CannotNote(_("No organisation is known by “%(said)s”.") % {"said": said[:80]})
