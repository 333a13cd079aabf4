"""A line of the file as what it says of a person, or as what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from entente.engine.words import fold
from entente.files.tables import PROBLEM
from entente.files.tables import Row as Line
from entente.members.choices import DelegationRole
from entente.members.imports import cells
from entente.members.imports.cells import NotRead
from entente.members.imports.rows import TELL_EVERY, Problem, Tell
from entente.members.numbers import NotANumber, Number, read
from entente.people.actions.checking import CannotKeepPerson, checked_email, plain
from entente.people.choices import LawfulBasis, PersonSource
from entente.people.languages import LANGUAGES, language_name

ROLE_WORDS = {
    "main": DelegationRole.REPRESENTATIVE, "mainrepresentative": DelegationRole.REPRESENTATIVE, "delegate": DelegationRole.REPRESENTATIVE,
    "representative": DelegationRole.REPRESENTATIVE, "substitute": DelegationRole.DEPUTY, "alternate": DelegationRole.DEPUTY,
    "contactperson": DelegationRole.CONTACT, "finance": DelegationRole.INVOICES, "billing": DelegationRole.INVOICES,
    "staff": DelegationRole.EMPLOYEE, "secretary": DelegationRole.ASSISTANT, "wgmember": DelegationRole.EXPERT,
}  # fmt: skip
FACTS = ("title", "given", "family", "phone", "languages")
ORGANISED = ("role", "job_title", "department", "from", "to")


def _number(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) < 18):
        raise NotRead(_("“%(cell)s” is not a person's number.") % {"cell": cell[:60]})
    return int(cell)


def _text(most: int) -> Callable[[str], str]:
    limited = cells.text(most)
    return lambda cell: limited(plain(cell))


def _email(cell: str) -> str:
    try:
        return checked_email(cell)
    except CannotKeepPerson as why:
        raise NotRead(str(why)) from why


def _emails(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_email(part) for part in cell.replace(",", ";").split(";") if part.strip()))


def _languages(cell: str) -> tuple[str, ...]:
    parts = [part.strip() for part in cell.replace(",", ";").split(";") if part.strip()]
    unknown = next((part for part in parts if fold(part) not in _codes()), None)
    if unknown:
        raise NotRead(_("“%(cell)s” is no language known here; write two letters, as in fr.") % {"cell": unknown[:60]})
    return tuple(dict.fromkeys(_codes()[fold(part)] for part in parts))


@cache
def _codes() -> dict[str, str]:
    """Languages by code, by their English name and by their own."""
    return {fold(name): code for code in LANGUAGES for name in (code, language_name(code, "en"), language_name(code, code))}


def _choice(choices: Any, words: Mapping[str, Any] | None = None) -> Callable[[str], str]:
    return lambda cell: cells.one_of(cell, choices, dict(words or {}), _("one of: %(choices)s"))


MEANINGS: dict[str, Callable[[str], Any]] = {
    "number": _number,
    "name": _text(200),
    "title": _text(40),
    "given": _text(100),
    "family": _text(100),
    "email": _email,
    "other_emails": _emails,
    "phone": _text(40),
    "languages": _languages,
    "organisation": _text(300),
    "organisation_id": _text(120),
    "country": cells.country,
    "role": _choice(DelegationRole, ROLE_WORDS),
    "job_title": _text(120),
    "department": _text(120),
    "from": cells.day,
    "to": cells.day,
    "source": _choice(PersonSource),
    "source_said": _text(200),
    "basis": _choice(LawfulBasis),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What a line says; what it leaves empty it does not say."""

    line: int
    name: str
    said: Mapping[str, Any]
    numbers: tuple[Number, ...]  # of the organisation

    def get(self, name: str, otherwise: Any = None) -> Any:
        return self.said.get(name, otherwise)

    @property
    def key(self) -> str:
        return fold(self.name)[:400]

    @property
    def emails(self) -> tuple[str, ...]:
        first = (self.said["email"],) if "email" in self.said else ()
        return tuple(dict.fromkeys((*first, *self.said.get("other_emails", ()))))

    @property
    def names_organisation(self) -> bool:
        return bool(self.numbers) or "organisation" in self.said or "organisation_id" in self.said


def read_rows(lines: Sequence[Line], matched: Mapping[str, str], tell: Tell) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    for done, (number, found) in enumerate(lines):
        if done % TELL_EVERY == 0:
            tell(done, len(lines))
        row, wrong = _read(number, found, matched)
        problems += wrong
        if row and not wrong:
            rows.append(row)
    return rows, problems


def _read(line: int, found: Mapping[str, str], matched: Mapping[str, str]) -> tuple[Row | None, list[Problem]]:
    if PROBLEM in found:
        return None, [Problem(line, "", found[PROBLEM])]
    texts = {name: found[header] for name, header in matched.items() if found.get(header)}
    said, problems = _meant(line, texts)
    numbers = []
    for scheme in ("pic", "vat", "lei"):
        try:
            numbers += [read(scheme, texts[scheme], said.get("country", ""))] if scheme in texts else []
        except NotANumber as why:
            problems.append(Problem(line, scheme, str(why)))
    name = said.pop("name", "") or plain(plain(f"{said.get('given', '')} {said.get('family', '')}")[:200])
    row = Row(line, name, said, tuple(numbers))
    return row, problems + [Problem(line, *one) for one in _together(row)]


def _meant(line: int, texts: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    said: dict[str, Any] = {}
    problems = []
    for name, cell in texts.items():
        try:
            if name in MEANINGS and (value := MEANINGS[name](cell)):
                said[name] = value
        except NotRead as why:
            problems.append(Problem(line, name, str(why)))
    return said, problems


def _together(row: Row) -> list[tuple[str, str]]:
    """What no cell can know alone."""
    wrong = []
    if not row.key:
        wrong.append(("name", _("This is missing.")))
    if not row.names_organisation and any(name in row.said for name in ORGANISED):
        wrong.append(("organisation", _("Say in which organisation.")))
    if "to" in row.said and "from" in row.said and row.said["to"] <= row.said["from"]:
        wrong.append(("to", _("The role would end before it begins.")))
    return wrong


def first_day(row: Row, today: date) -> date:
    found: date = row.said.get("from", today)
    return found
