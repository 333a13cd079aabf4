"""An import from beginning to end: a first reading, then batches of 1,000 rows, each one transaction with one entry in the record."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, Protocol, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification.imports import certificate_cc, certificate_eucc, certificate_template
from entente.certification.imports import certificate_references as referring
from entente.certification.imports.certificate_facts import CertificateFacts
from entente.certification.imports.certificate_layouts import CC, CSV, EUCC, REFERENCES, Given, Register, Row
from entente.certification.imports.certificate_plan import CHANGED, CREATED, UNCHANGED, Planned, Planner, parts
from entente.certification.imports.certificate_references import References
from entente.certification.imports.certificate_source import earlier, source_of
from entente.certification.imports.certificate_writing import write
from entente.certification.models import CertificateReference, Scheme
from entente.engine.certificate_numbers import canonical
from entente.people.models import Person
from entente.projects.imports.examine import File
from entente.projects.imports.refusals import CannotImport, Repeated, Unfit
from entente.projects.imports.sieve import REJECTED, REPEATED, LeftOut
from entente.record.actions import Opened

BATCH = 1000
REMARK = "remark"  # the row was taken, and something about it deserves a look
REGISTERS: dict[str, Callable[[File], Register]] = {
    CC: certificate_cc.portal,
    EUCC: certificate_eucc.register,
    CSV: certificate_template.template,
}
Item = TypeVar("Item")


class Teller(Protocol):
    """Who is told how far the import is, and may ask it to stop between two batches."""

    def advance(self, done: int, total: int) -> None: ...
    def should_stop(self) -> bool: ...
    def left_out(self, found: Sequence[LeftOut]) -> None: ...


@dataclass(slots=True)
class CertificateImport:
    """One import of one file; `name` marks its entries in the record. A dry run plans everything and writes nothing."""

    file: File
    layout: str
    name: str
    by: Person | None
    at: datetime
    teller: Teller
    is_dry_run: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    left: list[LeftOut] = field(default_factory=list)

    def run(self) -> dict[str, Any]:
        """What was done in the end, or until somebody asked to stop."""
        schemes = {scheme.code: scheme for scheme in Scheme.objects.all()}
        if not schemes:
            raise CannotImport(_("No schemes are known yet. Run `entente schemes load` first."))
        before = earlier(self.file, self.name)
        if self.layout == REFERENCES:
            self._refer(referring.reference_list(self.file))
        else:
            self._certify(REGISTERS[self.layout](self.file), Planner(schemes))
        for outcome in (CREATED, CHANGED):
            self.counts[outcome] += before[outcome]
            self.counts[UNCHANGED] -= before[outcome]
        return self.result()

    def result(self) -> dict[str, Any]:
        noun = "references" if self.layout == REFERENCES else "certificates"
        outcomes = {outcome: self.counts[outcome] for outcome in (CREATED, CHANGED, UNCHANGED)}
        return {
            "layout": self.layout,
            "rows": self.counts["rows"],
            noun: sum(outcomes.values()),
            **outcomes,
            **({"maintenances": self.counts["maintenances"]} if self.layout == CC else {}),
            **{kind: self.counts[kind] for kind in (REJECTED, REPEATED)},
            "remarks": self.counts[REMARK],
            **({"by_country": dict(self.countries.most_common())} if noun == "certificates" else {}),
        }

    def _certify(self, register: Register, planner: Planner) -> None:
        self.counts["maintenances"] = register.maintenances
        done = 0
        for batch in _batches(register.read()):
            if self.teller.should_stop():
                return
            done += len(batch)
            with nullcontext() if self.is_dry_run else transaction.atomic():
                self._take(batch, planner, None if self.is_dry_run else record.open())
                self.teller.advance(done, register.rows)

    def _take(self, batch: Sequence[Given], planner: Planner, opened: Opened | None) -> None:
        taken = [facts for given in batch if (facts := self._facts(given, planner)) is not None]
        planned = planner.plan(taken)
        self._count(len(batch), Counter(one.outcome for one in planned))
        self.countries.update(one.certificate.country_id or "not stated" for one in planned)
        moved = [one for one in planned if one.outcome != UNCHANGED]
        if opened and moved:
            self._write(opened, moved, batch)
        self._tell()

    def _facts(self, given: Given, planner: Planner) -> CertificateFacts | None:
        try:
            facts = given.take()
            if facts is None:
                return None
            planner.fit(facts)
        except Unfit as why:
            self._leave(given.line, given.key, REPEATED if isinstance(why, Repeated) else REJECTED, str(why))
            return None
        for remark in facts.remarks:
            self._leave(given.line, given.key, REMARK, remark)
        return facts

    def _write(self, opened: Opened, moved: Sequence[Planned], batch: Sequence[Given | Row]) -> None:
        source = source_of(self.file, self.layout, at=self.at)
        write(moved, source, at=self.at)
        self._enter(opened, source, batch, Counter(one.outcome for one in moved))

    def _enter(self, opened: Opened, source: Any, batch: Sequence[Given | Row], outcomes: Counter[str]) -> None:
        after = {
            **{"import": self.name, "layout": self.layout, "rows": len(batch), "from_line": batch[0].line, "to_line": batch[-1].line},
            **{CREATED: outcomes[CREATED], CHANGED: outcomes[CHANGED], "left_out": len(self.left)},
        }
        opened.enter("registers.imported", source, by=self.by, after=after)

    def _refer(self, listed: referring.ReferenceList) -> None:
        done = 0
        for batch in _batches(listed.read()):
            if self.teller.should_stop():
                return
            done += len(batch)
            with nullcontext() if self.is_dry_run else transaction.atomic():
                self._note(batch, None if self.is_dry_run else record.open())
                self.teller.advance(done, listed.rows)

    def _note(self, batch: Sequence[Row], opened: Opened | None) -> None:
        pairs = {(canonical(said.number), canonical(to)): (said.number, to) for row in batch if (said := self._said(row)) for to in said.to}
        known = _known({pair[0] for pair in pairs})
        new = {pair: numbers for pair, numbers in pairs.items() if pair not in known}
        self._count(len(batch), Counter({CREATED: len(new), UNCHANGED: len(pairs) - len(new)}))
        if opened and new:
            source = source_of(self.file, self.layout, at=self.at)
            CertificateReference.objects.bulk_create(
                (
                    CertificateReference(from_key=start[:80], to_key=end[:80], from_number=number, to_number=to, source=source)
                    for (start, end), (number, to) in new.items()
                ),
                batch_size=500,
            )
            self._enter(opened, source, batch, Counter({CREATED: len(new)}))
        self._tell()

    def _said(self, row: Row) -> References | None:
        try:
            return referring.taken(row)
        except Unfit as why:
            self._leave(row.line, row.cells.get("cert_id", "")[:80], REJECTED, str(why))
            return None

    def _count(self, rows: int, outcomes: Counter[str]) -> None:
        self.counts["rows"] += rows
        self.counts.update(outcomes)

    def _leave(self, line: int, key: str, kind: str, reason: str) -> None:
        self.counts[kind] += 1
        self.left.append(LeftOut(self.file.name, line, key, kind, reason))

    def _tell(self) -> None:
        self.teller.left_out(self.left)
        self.left = []


def _known(numbers: set[str]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for part in parts(sorted(numbers)):
        found.update(CertificateReference.objects.filter(from_key__in=part).values_list("from_key", "to_key"))
    return found


def _batches(found: Iterator[Item]) -> Iterator[list[Item]]:
    while batch := list(islice(found, BATCH)):
        yield batch
