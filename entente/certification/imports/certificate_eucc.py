"""Entries of the register of EUCC certificates, as sec-certs keeps them in JSON: its whole file, or a plain list."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from entente.certification.choices import CertificateState
from entente.certification.imports import certificate_cells as cell
from entente.certification.imports.certificate_facts import CertificateFacts, course
from entente.certification.imports.certificate_layouts import Given
from entente.engine import assurance, schemes
from entente.engine.assurance import Assurance
from entente.projects.imports.examine import File
from entente.projects.imports.refusals import CannotRead, Unfit

SCHEME = "eucc"
MOST_BYTES = 200 * 1024 * 1024
STATES = {
    "active": CertificateState.VALID,
    "valid": CertificateState.VALID,
    "archived": CertificateState.ARCHIVED,
    "expired": CertificateState.ARCHIVED,
    "withdrawn": CertificateState.WITHDRAWN,
    "suspended": CertificateState.SUSPENDED,
}
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EuccRegister:
    entries: tuple[Any, ...]
    maintenances: int = 0

    @property
    def rows(self) -> int:
        return len(self.entries)

    def read(self) -> Iterator[Given]:
        """An entry has no line: its place in the list stands for it."""
        for place, entry in enumerate(self.entries, start=1):
            yield Given(place, _text(entry, "cert_id")[:80] if isinstance(entry, dict) else "", partial(_facts, entry))


def register(file: File) -> EuccRegister:
    if file.path.stat().st_size > MOST_BYTES:
        raise CannotRead(file.name, _("it is larger than any register; split it."))
    try:
        read = json.loads(file.path.read_bytes())
    except (ValueError, RecursionError) as why:
        raise CannotRead(file.name, _("it is not JSON that can be read; download it again.")) from why
    entries = read.get("certs") if isinstance(read, dict) else read
    if not isinstance(entries, list):
        raise CannotRead(file.name, _("it holds no list of certificates, which is expected under “certs”."))
    return EuccRegister(tuple(entries))


def _facts(entry: Any) -> CertificateFacts:
    if not isinstance(entry, dict):
        raise Unfit("", _("it is not an entry with named fields."))
    number = cell.text("cert_id", _text(entry, "cert_id"), 80).upper().removeprefix("CERTIFICATE").strip()
    name = cell.text("name", _text(entry, "name"), 1000)
    if not number or not name:
        raise Unfit("cert_id" if not number else "name", _("it is empty; an entry of the register needs its number and a name."))
    issued_on = cell.iso_day("not_valid_before", _text(entry, "not_valid_before"))
    until = cell.iso_day("not_valid_after", _text(entry, "not_valid_after"))
    ends_on = until + timedelta(days=1) if until else None
    cell.in_order(issued_on, ends_on, "not_valid_after")
    stated = cell.text("security_level", ",".join(_elements(entry, "security_level")), 400)
    found = assurance.read(stated)
    return CertificateFacts(
        scheme=SCHEME,
        key=number,
        name=name,
        number=number,
        holder=cell.text("manufacturer", _text(entry, "manufacturer"), 300),
        country=cell.country("scheme", _text(entry, "scheme")),
        category=cell.text("category", _text(entry, "category"), 120).capitalize(),
        level=_level(found),
        stated=stated,
        assurance=found,
        profiles=tuple(cell.text("protection_profile_links", one, 400) for one in _elements(entry, "protection_profile_links")),
        issued_on=issued_on,
        ends_on=ends_on,
        stood=course(issued_on, ends_on, _state(entry)),
        report_address=cell.address(_text(entry, "report_link")),
        target_address=cell.address(_text(entry, "st_link")),
        address=cell.address(_text(entry, "cert_link")),
        remarks=_remarks(entry, found, issued_on, until),
    )


def _text(entry: Entry, name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _elements(entry: Entry, name: str) -> list[str]:
    value = entry.get(name)
    listed = value.get("elements") if isinstance(value, dict) else value
    return sorted(one for one in listed if isinstance(one, str)) if isinstance(listed, list) else []


def _state(entry: Entry) -> str:
    said = _text(entry, "status").strip().casefold() or "active"
    if said not in STATES:
        raise Unfit("status", _("%(text)s is none of active, archived, withdrawn, suspended.") % {"text": said[:40]})
    return STATES[said]


def _level(found: Assurance) -> str:
    depth = found.implied_ava_van
    return schemes.level_of(depth).value if depth else ""


def _remarks(entry: Entry, found: Assurance, issued_on: date | None, until: date | None) -> tuple[str, ...]:
    """What the rules of the scheme would ask about; the entry is taken as the register has it."""
    said = []
    if issued_on and until and schemes.is_too_long(issued_on, until):
        said.append(_("It is valid for more than five years, which needs the approval of the national authority (Article 12)."))
    stated = _text(entry, "assurance_level").casefold()
    if stated and (level := _level(found)) and stated != level:
        said.append(_("It states %(stated)s, where its AVA_VAN makes it %(level)s (Article 4).") % {"stated": stated[:40], "level": level})
    return tuple(said)
