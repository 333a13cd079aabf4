"""Standards from a table: all accepted rows in one transaction, the others in a report; a dry run writes nothing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification.actions.standards import StandardFacts, number_key, write_new, write_over
from entente.certification.choices import ReferenceKind, StandardBody, StandardState
from entente.certification.imports import certificate_cells as cell
from entente.certification.imports.certificate_layouts import Row, rows
from entente.certification.imports.certificate_source import file_at
from entente.certification.models import Standard, StandardReference, StandardStage
from entente.certification.queries.holdings import part_named
from entente.members.models import Partnership
from entente.people.models import Person
from entente.projects.imports.examine import File
from entente.projects.imports.refusals import Repeated, Unfit
from entente.projects.imports.sieve import REJECTED, REPEATED, LeftOut

COLUMNS = (
    *("number", "body", "title", "state", "committee", "work_item", "replaces", "address", "source", "checked_on"),
    *("is_followed", "stages", "references"),
)
EXAMPLE = (
    *("EN 99999:2027", "cen-cenelec", "Example of a standard", "enquiry", "CEN/CLC/JTC 13", "JT013099", "", "", "", "2026-11-01"),
    *("yes", "Enquiry closes=2027-03-01", "requirement=urn:example:req:5.1;level=eucc:high"),
)
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Listed:
    """One row, once every field of it could be taken."""

    facts: StandardFacts
    stages: tuple[tuple[str, Any], ...] = ()
    references: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class StandardImport:
    file: File
    by: Person | None
    at: datetime
    is_dry_run: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    left: list[LeftOut] = field(default_factory=list)

    def run(self) -> dict[str, Any]:
        """The file is read to its end before anything is written."""
        taken = self._taken()
        with transaction.atomic():
            entry = record.open()
            known = {one.number_key: one for one in Standard.objects.all()}
            moved = [one for one in taken if self._is_moved(one, known)]
            if moved and not self.is_dry_run:
                for one in moved:
                    _write(one, known.get(number_key(one.facts.number)))
                after = {"created": self.counts["created"], "changed": self.counts["changed"], "file": self.file.digest}
                entry.enter("standards.imported", Partnership.objects.first() or Partnership(name="Entente"), by=self.by, after=after)
        names = ("rows", "created", "changed", "unchanged", REJECTED, REPEATED)
        return {"standards": len(taken), **{name: self.counts[name] for name in names}, "dry_run": self.is_dry_run}

    def _taken(self) -> list[Listed]:
        taken: dict[str, Listed] = {}
        for row in rows(self.file, COLUMNS, ("number", "body", "title", "state")):
            self.counts["rows"] += 1
            try:
                if self.counts["rows"] > MOST_ROWS:
                    raise Unfit("", _("the file has more than %(most)s rows; split it.") % {"most": MOST_ROWS})
                one = listed(row)
                if number_key(one.facts.number) in taken:
                    raise Repeated("number", _("it stands earlier in this file."))
                taken[number_key(one.facts.number)] = one
            except Unfit as why:
                kind = REPEATED if isinstance(why, Repeated) else REJECTED
                self.counts[kind] += 1
                self.left.append(LeftOut(self.file.name, row.line, row.cells.get("number", "")[:80], kind, str(why)))
        return list(taken.values())

    def _is_moved(self, one: Listed, known: Mapping[str, Standard]) -> bool:
        found = known.get(number_key(one.facts.number))
        outcome = "created" if found is None else "changed" if _differs(found, one) else "unchanged"
        self.counts[outcome] += 1
        return outcome != "unchanged"


def standard_file(path: Path, name: str = "") -> File:
    return file_at(path, name)


def listed(row: Row) -> Listed:
    if row.problem:
        raise Unfit("", row.problem)
    cells = row.cells
    longest = {"number": 80, "title": 400, "committee": 80, "work_item": 40, "replaces": 200}
    said: dict[str, Any] = {name: cell.text(name, cells.get(name, ""), most) for name, most in longest.items()}
    if not number_key(said["number"]) or not said["title"]:
        raise Unfit("number" if said["title"] else "title", _("it is empty; a standard needs its number and its title."))
    facts = StandardFacts(
        **said,
        body=_one_of("body", cells, StandardBody.values),
        state=_one_of("state", cells, StandardState.values),
        address=cell.address(cells.get("address", "")),
        source=cell.address(cells.get("source", "")),
        checked_on=cell.iso_day("checked_on", cells.get("checked_on", "")),
        is_followed=cells.get("is_followed", "").strip().casefold() in {"yes", "true", "1", "y"},
    )
    return Listed(facts, _stages(cells.get("stages", "")), _references(cells.get("references", "")))


def _one_of(name: str, cells: Mapping[str, str], values: list[str]) -> str:
    said = cells.get(name, "").strip().casefold()
    if said not in values:
        raise Unfit(name, _("%(text)s is none of %(values)s.") % {"text": said[:40] or _("nothing"), "values": ", ".join(values)})
    return said


def _stages(text: str) -> tuple[tuple[str, Any], ...]:
    """`Enquiry=2026-03-01; Publication=2027-01-01`"""
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, sign, day = part.partition("=")
        on = cell.iso_day("stages", day)
        if not sign or on is None or not name.strip():
            raise Unfit("stages", _("%(text)s is not a stage; write it as Name=YYYY-MM-DD.") % {"text": part[:40]})
        found.append((cell.text("stages", name, 120), on))
    return tuple(found)


def _references(text: str) -> tuple[tuple[str, str], ...]:
    """`requirement=urn:...; level=eucc:high`"""
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        kind, sign, reference = part.partition("=")
        if not sign or kind.strip() not in ReferenceKind.values or not reference.strip():
            raise Unfit("references", _("%(text)s refers to nothing; write requirement=… or level=….") % {"text": part[:40]})
        said = cell.text("references", reference, 255)
        requirement = part_named(said) if kind.strip() == ReferenceKind.REQUIREMENT else None
        found.append((kind.strip(), requirement.urn if requirement else said))
    return tuple(dict.fromkeys(found))


def _differs(found: Standard, one: Listed) -> bool:
    new = {name: value for name, value in one.facts.columns.items() if value not in ("", None, False) and getattr(found, name) != value}
    stages = set(found.stages.values_list("name", "on"))
    references = set(found.references.values_list("kind", "reference"))
    return bool(new) or not set(one.stages) <= stages or not set(one.references) <= references


def _write(one: Listed, found: Standard | None) -> None:
    """What a row leaves empty stays as it is known."""
    if found is None:
        standard = write_new(one.facts)
    else:
        kept = {name: getattr(one.facts, name) or getattr(found, name) for name in one.facts.__dataclass_fields__}
        standard = write_over(found, StandardFacts(**kept))
    for name, on in one.stages:
        StandardStage.objects.update_or_create(standard=standard, name=name, defaults={"on": on})
    for kind, reference in one.references:
        StandardReference.objects.get_or_create(standard=standard, kind=kind, reference=reference)
