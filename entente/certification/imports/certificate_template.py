"""Certificates of any scheme, one a row, under the columns of our own template."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.utils.translation import gettext as _

from entente.certification.choices import CertificateState
from entente.certification.imports import certificate_cells as cell
from entente.certification.imports.certificate_facts import CertificateFacts, course
from entente.certification.imports.certificate_layouts import Given, Row, rows
from entente.engine import assurance
from entente.projects.imports.examine import File
from entente.projects.imports.refusals import Unfit

COLUMNS = (
    *("scheme", "number", "name", "holder", "holder_country", "country", "category", "level", "assurance", "protection_profiles"),
    *("issued_on", "valid_until", "status", "status_since", "body", "laboratory", "address", "report_address", "target_address"),
)
NEEDED = ("scheme", "name")
EXAMPLE = (
    *("cspn", "ANSSI-CSPN-2024/01", "Example Gateway 2.1", "Example SARL", "FR", "FR", "Network devices", "one", "", ""),
    *("2024-02-01", "2027-01-31", "valid", "", "ANSSI", "Example Lab", "", "", ""),
)


@dataclass(frozen=True, slots=True)
class Template:
    file: File
    rows: int
    maintenances: int = 0

    def read(self) -> Iterator[Given]:
        for row in rows(self.file, COLUMNS, NEEDED):
            called = row.cells.get("number", "") or row.cells.get("name", "")
            yield Given(row.line, called[:80], partial(_taken, row))


def template(file: File) -> Template:
    return Template(file, sum(1 for _row in rows(file, COLUMNS, NEEDED)))


def _taken(row: Row) -> CertificateFacts:
    if row.problem:
        raise Unfit("", row.problem)
    return _facts(row.cells)


def _facts(cells: Mapping[str, str]) -> CertificateFacts:
    said = {name: cell.text(name, cells.get(name, ""), longest) for name, longest in _LONGEST.items()}
    if not said["name"] or not said["scheme"]:
        raise Unfit(
            "name" if said["scheme"] else "scheme", _("it is empty; a row needs the code of its scheme and the name of the product.")
        )
    issued_on, until = cell.iso_day("issued_on", cells.get("issued_on", "")), cell.iso_day("valid_until", cells.get("valid_until", ""))
    ends_on = until + timedelta(days=1) if until else None
    cell.in_order(issued_on, ends_on, "valid_until")
    state, since = _state(cells), cell.iso_day("status_since", cells.get("status_since", ""))
    return CertificateFacts(
        scheme=said["scheme"].lower(),
        key=said["number"] or _key(said["name"], said["holder"], issued_on),
        name=said["name"],
        number=said["number"],
        holder=said["holder"],
        holder_country=cell.country("holder_country", cells.get("holder_country", "")),
        country=cell.country("country", cells.get("country", "")),
        category=said["category"],
        level=said["level"],
        stated=said["assurance"],
        assurance=assurance.read(said["assurance"]),
        profiles=assurance.profiles(said["protection_profiles"]),
        issued_on=issued_on,
        ends_on=ends_on,
        stood=course(issued_on, ends_on, state, since),
        body=said["body"],
        laboratory=said["laboratory"],
        address=cell.address(cells.get("address", "")),
        report_address=cell.address(cells.get("report_address", "")),
        target_address=cell.address(cells.get("target_address", "")),
    )


_LONGEST = {
    **{"scheme": 40, "number": 80, "name": 1000, "holder": 300, "category": 120, "level": 40, "assurance": 400},
    **{"protection_profiles": 4000, "body": 200, "laboratory": 200},
}


def _state(cells: Mapping[str, str]) -> str:
    said = cells.get("status", "").strip().casefold() or CertificateState.VALID.value
    if said not in CertificateState.values:
        raise Unfit("status", _("%(text)s is none of valid, archived, withdrawn, suspended.") % {"text": said[:40]})
    return said


def _key(name: str, holder: str, issued_on: date | None) -> str:
    """Where a scheme gives no numbers."""
    return hashlib.sha256(f"{name}\x1f{holder}\x1f{issued_on}".encode("utf-8", "replace")).hexdigest()[:16]
