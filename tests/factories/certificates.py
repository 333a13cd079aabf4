"""Schemes from the reference files, small registers written by hand, certificates by the room's own way in."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from entente.certification.actions import certificates, scheme_loading
from entente.certification.imports.certificate_adding import add_many
from entente.certification.imports.certificate_cc import COLUMNS
from entente.certification.imports.certificate_facts import CertificateFacts, course
from entente.certification.imports.certificate_layouts import layout_of
from entente.certification.imports.certificate_run import CertificateImport
from entente.certification.imports.certificate_source import file_at
from entente.certification.models import Certificate, Scheme
from entente.engine import assurance
from entente.members.models import Organisation
from entente.projects.imports.sieve import LeftOut
from tests.factories import members

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
PORTAL = {
    **{"Category": "Boundary Protection Devices and Systems", "Name": "Gateway 1.0", "Manufacturer": "Harbour Works", "Scheme": "FR"},
    **{"Assurance Level": "EAL4+,ALC_FLR.2,AVA_VAN.5", "Protection Profile(s)": "", "Certification Date": "03/15/2022"},
    **{"Archived Date": "03/15/2027", "Certification Report URL": "https://portal.example/files/ANSSI-CC-2022_07.pdf"},
    **{"Security Target URL": "https://portal.example/files/ANSSI-cible-2022_07.pdf"},
    **{"Maintenance Date": "", "Maintenance Title": "", "Maintenance Report": "", "Maintenance ST": ""},
}
EUCC = {
    **{"cert_id": "CERTIFICATE EUCC-3087-2025-12-0001", "status": "active", "category": "SMARTCARD CONTROLLER", "name": "Controller G12"},
    **{"manufacturer": "Harbour Works", "scheme": "DE", "security_level": {"_type": "Set", "elements": ["EAL6"]}},
    **{"not_valid_before": "2025-12-19", "not_valid_after": "2030-12-19", "report_link": "https://register.example/report.pdf"},
}
Cells = Mapping[str, Any]
_numbers = iter(range(1, 1_000_000))


def schemes() -> None:
    """As this version ships them; again does nothing."""
    scheme_loading.load(by=None, at=AT)


def portal(where: Path, *rows: Cells, encoding: str = "utf-8", name: str = "portal.csv") -> Path:
    """The portal's 14 columns; what a row does not say is as in PORTAL."""
    return table(where / name, [PORTAL | row for row in rows], COLUMNS, encoding=encoding)


def table(path: Path, rows: Sequence[Cells], columns: Sequence[str], *, encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, columns, quoting=csv.QUOTE_ALL, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def register(where: Path, *entries: Any) -> Path:
    path = where / "eucc.json"
    path.write_text(json.dumps({"certs": [EUCC | entry if isinstance(entry, dict) else entry for entry in entries]}), encoding="utf-8")
    return path


@dataclass
class Listener:
    """Keeps what the import tells, and asks it to stop before a batch."""

    stops_before: int | None = None
    left: list[LeftOut] = field(default_factory=list)
    steps: list[tuple[int, int]] = field(default_factory=list)

    def advance(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def should_stop(self) -> bool:
        return self.stops_before is not None and len(self.steps) >= self.stops_before

    def left_out(self, found: Sequence[LeftOut]) -> None:
        self.left.extend(found)


def imported(
    path: Path, listener: Listener | None = None, *, name: str = "", is_dry_run: bool = False, at: datetime = AT
) -> dict[str, Any]:
    """The result of an import by nobody in particular."""
    file = file_at(path)
    run = CertificateImport(
        file, layout_of(file), name or f"import {next(_numbers)}", None, at, listener or Listener(), is_dry_run=is_dry_run
    )
    return run.run()


def left_out(path: Path) -> list[tuple[int, str, str, str]]:
    """(line, key, kind, reason) of every row that an import leaves out or has something to say about."""
    listener = Listener()
    imported(path, listener)
    return [(one.line, one.key, one.kind, one.reason) for one in listener.left]


def certificate(
    holder: Organisation | str = "",
    *,
    scheme: str = "eucc",
    stated: str = "EAL4+,AVA_VAN.5",
    issued_on: date = date(2025, 1, 1),
    ends_on: date | None = date(2030, 1, 1),
    are_fictional: bool = False,
    **said: Any,
) -> Certificate:
    """A certificate of its own number; of a known organisation also matched to it."""
    members.partnership()
    if not Scheme.objects.exists():
        schemes()
    number = next(_numbers)
    facts = {"key": f"X-{number}", "number": f"X-{number}", "name": f"Product {number}", "category": "Gateways"} | said
    name = holder if isinstance(holder, str) else holder.name
    found = CertificateFacts(
        scheme=scheme,
        holder=name,
        stated=stated,
        assurance=assurance.read(stated),
        issued_on=issued_on,
        ends_on=ends_on,
        stood=course(issued_on, ends_on),
        **facts,
    )
    one = add_many([found], by=None, at=AT, are_fictional=are_fictional)[0]
    if isinstance(holder, Organisation):
        match(one, holder)
    return one


def match(one: Certificate, organisation: Organisation) -> None:
    one.refresh_from_db()
    assert one.holder is not None
    if one.holder.organisation_id is None:
        certificates.match(one.holder, organisation, is_same=True, by=None, at=AT)


def days(count: int) -> timedelta:
    return timedelta(days=count)
