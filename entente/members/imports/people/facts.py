"""What a line says of a person beside what is known: name, facts, addresses, where it is known from."""

from typing import Any

from django.utils.translation import gettext as _

from entente.engine.words import fold
from entente.members.imports.changes import Contradiction
from entente.members.imports.people.rows import FACTS, Row
from entente.members.imports.people.someone import From, Someone
from entente.people.actions.checking import plain
from entente.people.choices import PersonSource


def refuse_otherwise(one: Someone, row: Row) -> None:
    """Two lines about one person must not say different things."""
    for name, value in _said(row).items():
        held = one.said.get(name)
        if held and held[0] != value:
            raise Contradiction(_("Line %(line)s says otherwise about the same person: %(column)s.") % {"line": held[1], "column": name})


def says_nothing_new(one: Someone, row: Row) -> bool:
    """All of it was said by an earlier line of this file."""
    return all(name in one.said for name in _said(row)) and set(row.emails) <= one.heard


def refuse_other_name(one: Someone, row: Row) -> None:
    """An address under another name is another person's, unless one name only says more than the other; a number may rename."""
    words, own = set(row.key.split()), set(fold(one.name).split())
    if "number" not in row.said and not (words <= own or own <= words):
        said = {"name": one.name, "line": one.line}
        known = _("This is the address or number of %(name)s; if it is the same person, change the name on its page first.")
        earlier = _("Line %(line)s gives it to %(name)s. Two people cannot share an address; leave it empty for one of them.")
        raise Contradiction((earlier if one.is_new else known) % said)


def take(one: Someone, row: Row, file: str) -> None:
    """What the line says is so from now; what it leaves empty stays."""
    for name, value in _said(row).items():
        one.said.setdefault(name, (value, row.line))
    one.heard.update(row.emails)
    if _renames(one, row):
        one.name = row.name
        one.changed.add("name")
    for name in FACTS:
        if name in row.said and one.facts.get(name) != row.said[name]:
            one.facts[name] = row.said[name]
            one.changed.add(name)
    _take_emails(one, row)
    _take_source(one, row, file)


def _renames(one: Someone, row: Row) -> bool:
    """Another spelling only where the line names the person by its number: files write names in capitals and without accents."""
    return one.name != row.name and (fold(one.name) != row.key or "number" in row.said)


def _said(row: Row) -> dict[str, Any]:
    names = (*FACTS, "email", "source", "source_said", "basis")
    return {"name": row.key} | {name: row.said[name] for name in names if name in row.said}


def _take_emails(one: Someone, row: Row) -> None:
    for email in row.emails:
        if email not in one.emails:
            one.emails.append(email)
            one.new_emails.append(email)
    first = row.get("email")
    if first and "number" in row.said and not one.has_account and one.emails[0] != first:
        one.emails.remove(first)
        one.emails.insert(0, first)
        one.changed.add("email")


def _take_source(one: Someone, row: Row, file: str) -> None:
    if not (one.source is None and one.is_new) and not any(name in row.said for name in ("source", "source_said", "basis")):
        return
    held = one.source or From(PersonSource.IMPORT, "" if "source" in row.said else plain(plain(file)[:200]), "")
    wanted = From(row.get("source", held.source), row.get("source_said", held.said), row.get("basis", held.basis))
    if wanted != one.source:
        one.source = wanted
        one.changed.add("source")
