"""What markets ask, from a file: all lines that are right in one transaction, each of the others told with its reason."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.files.tables import PROBLEM
from entente.market.actions.dated import Read
from entente.market.actions.keeping import Asked, write_acceptance
from entente.market.actions.loading import listed
from entente.market.actions.refusals import CannotKeep
from entente.market.choices import Mode, Scope
from entente.market.models import Acceptance
from entente.members.imports import CannotImport, File, Problem
from entente.members.models import Partnership
from entente.people.models import Person
from entente.vocabulary.queries import countries

NEEDED = ("state", "sector", "scope", "mode")
COLUMNS = (*NEEDED, "accepts", "requires", "from_on", "legal_base", "source", "source_note", "checked_on")
NONE = "none"  # of `requires`: somebody looked, and nothing is
LONGEST = {"legal_base": 300, "source": 500, "source_note": 300}


@dataclass(frozen=True, slots=True)
class Brought:
    """What the import did, or on a dry run would do."""

    counts: dict[str, int]
    problems: list[Problem]
    left_out: list[str]


@dataclass(frozen=True, slots=True)
class Said:
    asked: Asked
    read: Read
    on: date


def import_acceptances(file: File, *, by: Person | None, at: datetime, is_dry_run: bool = False) -> Brought:
    """A line names a state, a sector and a scope, and says what is asked there from a day on; again it changes nothing."""
    if not set(NEEDED) <= set(file.header):
        raise CannotImport(_("The first row names the columns: %(columns)s.") % {"columns": ", ".join(COLUMNS)})
    with transaction.atomic():
        found = _carried_out(file, by, at)
        transaction.set_rollback(is_dry_run)
    return found


def _carried_out(file: File, by: Person | None, at: datetime) -> Brought:
    entry, problems, met = record.open(), list[Problem](), set[tuple[str, str, str]]()
    counts = {"rows": len(file.lines), "created": 0, "changed": 0, "unchanged": 0, "rejected": 0}
    for number, cells in file.lines:
        try:
            counts[_line(said(cells, timezone.localdate(at)), met, at)] += 1
        except CannotKeep as why:
            counts["rejected"] += 1
            problems.append(Problem(number, "", str(why)))
    if counts["created"] + counts["changed"]:
        partnership = Partnership.objects.first() or Partnership(name="Entente")
        entry.enter("market.acceptances_imported", partnership, by=by, because=file.name, after=counts | {"digest": file.digest})
    return Brought(counts, problems, [name for name in file.header if name not in COLUMNS])


def _line(one: Said, met: set[tuple[str, str, str]], at: datetime) -> str:
    """Within a savepoint of its own: a line counts as a whole."""
    key = (one.asked.state, one.asked.sector, one.asked.scope)
    if key in met:
        raise CannotKeep(_("The same market and scope stand earlier in this file."))
    with transaction.atomic():
        held = Acceptance.objects.known().filter(state=key[0], sector=key[1], scope=key[2], to_on=None).order_by("-from_on").first()
        is_new = held is None or not _is_said(held, one)
        if is_new:
            write_acceptance(one.asked, one.read, on=one.on, at=at)
    met.add(key)
    return "unchanged" if not is_new else "changed" if held else "created"


def _is_said(held: Acceptance, one: Said) -> bool:
    """The day from which it holds, and that of the check, are no other facts: a list says them of all its lines anew."""
    facts = one.asked.facts | {"source": one.read.source, "source_note": one.read.source_note}
    return all(getattr(held, name) == value for name, value in facts.items() if name != "is_fictional")


def said(cells: dict[str, str], today: date) -> Said:
    """A line as facts; raises CannotKeep with what is wrong and what would be right."""
    if cells.get(PROBLEM):
        raise CannotKeep(cells[PROBLEM])
    given = {name: cells.get(name, "").strip() for name in COLUMNS}
    for name, most in LONGEST.items():
        if len(given[name]) > most:
            raise CannotKeep(_("%(column)s is longer than %(most)s characters; shorten it.") % {"column": name, "most": most})
    if not given["source"] and not given["source_note"]:
        raise CannotKeep(_("Say where it was read: an address in source, or a note in source_note."))
    if given["source"] and not given["source"].startswith(("https://", "http://")):
        raise CannotKeep(_("The source is no address; write it as https://…, or tell it in source_note."))
    read = Read(given["source"], _day("checked_on", given["checked_on"]) or today, given["source_note"])
    return Said(_asked(given), read, _day("from_on", given["from_on"]) or today)


def _asked(given: dict[str, str]) -> Asked:
    state = given["state"].upper()
    if state not in countries():
        raise CannotKeep(_("%(code)s is no country; write two letters, as in DE.") % {"code": given["state"][:40] or "–"})
    for name, known in (("scope", Scope.values), ("mode", Mode.values)):
        if given[name] not in known:
            raise CannotKeep(
                _("%(column)s is “%(said)s”; it is one of: %(known)s.")
                % {"column": name, "said": given[name][:40], "known": ", ".join(known)}
            )
    if not Scope(given["scope"]).is_asked_in(given["sector"]):
        raise CannotKeep(_("Consumer devices are sold to consumers, everything else to the other sectors; change the scope or the sector."))
    requires = () if given["requires"].lower() == NONE else tuple(listed(given["requires"])) or None
    return Asked(state, given["sector"], given["scope"], given["mode"], tuple(listed(given["accepts"])), requires, given["legal_base"])


def _day(column: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CannotKeep(_("%(column)s is “%(text)s”; write a day as 2026-05-31.") % {"column": column, "text": text[:40]}) from None
