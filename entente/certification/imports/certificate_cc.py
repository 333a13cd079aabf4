"""The list of certified products of the Common Criteria portal: 14 columns, and a row of its own for every maintenance."""

import hashlib
import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import unquote

from django.utils.translation import gettext as _

from entente.certification.imports import certificate_cells as cell
from entente.certification.imports.certificate_facts import CertificateFacts, MaintenanceFacts, course
from entente.certification.imports.certificate_layouts import Given, Row, rows
from entente.engine import assurance, certificate_numbers
from entente.projects.imports.examine import File
from entente.projects.imports.refusals import Repeated, Unfit

COLUMNS = (
    *("Category", "Name", "Manufacturer", "Scheme", "Assurance Level", "Protection Profile(s)", "Certification Date", "Archived Date"),
    *("Certification Report URL", "Security Target URL", "Maintenance Date", "Maintenance Title", "Maintenance Report", "Maintenance ST"),
)
NEEDED = ("Category", "Name", "Manufacturer", "Scheme", "Certification Date")
MAINTENANCE = ("Maintenance Date", "Maintenance Title", "Maintenance Report", "Maintenance ST")
Cells = Mapping[str, str]


@dataclass(slots=True)
class Portal:
    """A certificate is one category, name, report and target; rows that share them are its maintenances."""

    file: File
    rows: int = 0
    maintenances: int = 0
    first: dict[str, int] = field(default_factory=dict)  # key -> line that stands for the certificate
    plain: dict[str, int] = field(default_factory=dict)  # key -> line of its row without a maintenance
    maintained: dict[str, list[MaintenanceFacts]] = field(default_factory=dict)

    def read(self) -> Iterator[Given]:
        for row in rows(self.file, COLUMNS, NEEDED):
            yield Given(row.line, row.cells.get("Name", "")[:80], partial(self._taken, row))

    def enter(self, row: Row) -> None:
        self.rows += 1
        if row.problem:
            return
        key = key_of(row.cells)
        self.first.setdefault(key, row.line)
        if not _has_maintenance(row.cells):
            self.plain.setdefault(key, row.line)
            return
        self.maintenances += 1
        try:
            self.maintained.setdefault(key, []).append(_maintenance(row.cells))
        except Unfit:
            """The row says so itself when it is taken."""

    def _taken(self, row: Row) -> CertificateFacts | None:
        if row.problem:
            raise Unfit("", row.problem)
        key = key_of(row.cells)
        if _has_maintenance(row.cells):
            _maintenance(row.cells)
        elif row.line != self.plain[key]:
            raise Repeated("Name", _("the certificate stands on line %(line)s already.") % {"line": self.plain[key]})
        if row.line != self.first[key]:
            return None
        return replace(_facts(row.cells, key), maintenances=tuple(dict.fromkeys(self.maintained.get(key, ()))))


def portal(file: File) -> Portal:
    found = Portal(file)
    for row in rows(file, COLUMNS, NEEDED):
        found.enter(row)
    return found


def key_of(cells: Cells) -> str:
    """As sec-certs tells certificates apart: category, name and the names of the two files."""
    files = (cells.get(name, "").rpartition("/")[2] for name in ("Certification Report URL", "Security Target URL"))
    said = "\x1f".join((html.unescape(cells.get("Category", "")), " ".join(html.unescape(cells.get("Name", "")).split()), *files))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def _has_maintenance(cells: Cells) -> bool:
    return any(cells.get(name, "").strip() for name in MAINTENANCE)


def _maintenance(cells: Cells) -> MaintenanceFacts:
    return MaintenanceFacts(
        cell.american_day("Maintenance Date", cells.get("Maintenance Date", "")),
        cell.text("Maintenance Title", cells.get("Maintenance Title", ""), 1000),
        cell.address(cells.get("Maintenance Report", "")),
        cell.address(cells.get("Maintenance ST", "")),
    )


def _facts(cells: Cells, key: str) -> CertificateFacts:
    name = cell.text("Name", cells.get("Name", ""), 1000)
    if not name:
        raise Unfit("Name", _("it is empty; a certificate needs the name of its product."))
    issued_on = cell.american_day("Certification Date", cells.get("Certification Date", ""))
    ends_on = cell.american_day("Archived Date", cells.get("Archived Date", ""))
    remarks = cell.in_order(issued_on, ends_on, "Archived Date")
    country = _country(cells)
    number = certificate_numbers.in_report(_report(cells), country, issued_on.year if issued_on else None)[:80]
    stated = cell.text("Assurance Level", cells.get("Assurance Level", ""), 400)
    return CertificateFacts(
        scheme=f"cc-{country.lower()}",
        key=key,
        name=name,
        number=number,
        is_number_read=bool(number),
        holder=cell.text("Manufacturer", cells.get("Manufacturer", ""), 300),
        country=country,
        category=cell.text("Category", cells.get("Category", ""), 120),
        stated="" if stated.casefold() == "none" else stated,
        assurance=assurance.read(stated),
        profiles=_profiles(cells),
        issued_on=issued_on,
        ends_on=ends_on,
        stood=course(issued_on, ends_on),
        report_address=cell.address(cells.get("Certification Report URL", "")),
        target_address=cell.address(cells.get("Security Target URL", "")),
        remarks=remarks,
    )


def _country(cells: Cells) -> str:
    """The column says it; where it is empty, the shape of a number in the report's name does. A number never overrules the column."""
    if stated := cell.country("Scheme", cells.get("Scheme", "")):
        return stated
    if found := certificate_numbers.country_of(_report(cells).rpartition(".")[0]):
        return found
    raise Unfit("Scheme", _("it is empty, and no number in the report's name says whose scheme it is."))


def _report(cells: Cells) -> str:
    """The name of the report's file."""
    return unquote(cells.get("Certification Report URL", "").rpartition("/")[2])


def _profiles(cells: Cells) -> tuple[str, ...]:
    names = assurance.profiles(html.unescape(cells.get("Protection Profile(s)", "")))
    return tuple(cell.text("Protection Profile(s)", name, 400) for name in names)
