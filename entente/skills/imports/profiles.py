"""Role profiles from a file: what each role does (tasks) and asks (skills, knowledge, expertise), with levels. Texts stay their owner's."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.words import fold
from entente.members.imports import Problem, cells
from entente.members.imports.cells import NotRead
from entente.members.models import Partnership
from entente.people.models import Person
from entente.skills.choices import AskKind
from entente.skills.imports.reading import CannotRead, File, Line, Result, table
from entente.skills.models import Requirement
from entente.vocabulary.models import Expertise, RoleProfile

NAMES = ("role", "kind", "code", "text", "level", "source", "source_on")
COLUMNS = {fold(name.replace("_", " ")): name for name in NAMES} | {
    "name": "text",
    "profile": "role",
    "type": "kind",
    "source date": "source_on",
}
Key = tuple[str, str, str]


def import_profiles(path: Path, name: str, *, by: Person | None, at: datetime, is_dry_run: bool = False) -> Result:
    """All accepted lines in one transaction; what a file does not name stays. The same file again changes nothing."""
    file = table(path, name, COLUMNS)
    facts, problems = _read(file, timezone.localdate(at))
    if not facts and not problems:
        raise CannotRead(_("The file holds no lines. It needs the columns: %(names)s.") % {"names": ", ".join(NAMES)})
    with transaction.atomic():
        entry = record.open()
        known = {(row.role_id, row.kind, row.code): row for row in Requirement.objects.all()}
        new = [key for key in facts if key not in known]
        changed = [key for key in facts if key in known and any(getattr(known[key], name) != value for name, value in facts[key].items())]
        if (new or changed) and not is_dry_run:
            _write(facts, known, new, changed)
            after = {"file": file.digest, "created": len(new), "changed": len(changed)}
            entry.enter("skills.profiles_imported", Partnership.objects.first() or Partnership(name="Entente"), by=by, after=after)
    counts = (len(file.lines), len(new), len(changed), len(facts) - len(new) - len(changed))
    return Result(*counts, problems, file.left_out, file.batch, is_dry_run)


def _write(facts: Mapping[Key, dict[str, Any]], known: Mapping[Key, Requirement], new: list[Key], changed: list[Key]) -> None:
    Requirement.objects.bulk_create(Requirement(role_id=role, kind=kind, code=code, **facts[role, kind, code]) for role, kind, code in new)
    for key in changed:
        for name, value in facts[key].items():
            setattr(known[key], name, value)
    Requirement.objects.bulk_update([known[key] for key in changed], ["text", "level", "source", "source_on"], batch_size=100)


def _read(file: File, today: date) -> tuple[dict[Key, dict[str, Any]], list[Problem]]:
    roles = {fold(name): pk for pk, name in RoleProfile.objects.values_list("pk", "name")}
    roles |= {fold(pk): pk for pk in roles.values()}
    expertise = set(Expertise.objects.values_list("pk", flat=True))
    facts: dict[Key, dict[str, Any]] = {}
    problems: list[Problem] = []
    for line in file.lines:
        try:
            key, said = _line(line, roles, expertise, file.name[:300], today)
            if key in facts:
                raise NotRead(_("This role asks the same earlier in this file."))
            facts[key] = said
        except NotRead as why:
            problems.append(Problem(line.number, "", str(why)))
    return facts, problems


def _line(line: Line, roles: Mapping[str, str], expertise: set[str], source: str, today: date) -> tuple[Key, dict[str, Any]]:
    said = line.cells
    if line.problem:
        raise NotRead(line.problem)
    role = roles.get(fold(said.get("role", "")))
    if role is None:
        raise NotRead(_("“%(role)s” is no role profile; write its code, as in ECSF02.") % {"role": said.get("role", "")[:60]})
    kind = cells.one_of(said.get("kind", ""), AskKind, {}, _("one of: %(choices)s"))
    code = cells.text(40)(said.get("code", ""))
    if not re.fullmatch(r"[\w.\-]+", code):
        raise NotRead(_("“%(code)s” is no code; use letters, digits, points and hyphens.") % {"code": code[:40]})
    if kind == AskKind.EXPERTISE and code not in expertise:
        raise NotRead(_("“%(code)s” is no expertise of the European taxonomy.") % {"code": code[:40]})
    if not said.get("text"):
        raise NotRead(_("A line needs its text."))
    level = _level(said.get("level", ""), kind)
    on = cells.day(said["source_on"]) if said.get("source_on") else today
    words = {"text": cells.text(500)(said["text"]), "source": cells.text(300)(said.get("source", source)), "source_on": on}
    return (role, kind, code), {**words, "level": level}


def _level(cell: str, kind: str) -> int | None:
    if kind == AskKind.TASK:
        return None
    bare = cell.strip().casefold().removeprefix("e-")
    if bare not in {"1", "2", "3", "4", "5"}:
        raise NotRead(_("“%(cell)s” is no level of the e-CF; write 1 to 5.") % {"cell": cell[:20]})
    return int(bare)
