"""Courses of a file: read to its end, then all accepted lines in one transaction; the same file again changes nothing."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.words import normalised_name
from entente.members.imports import Problem
from entente.members.models import Organisation, Partnership
from entente.people.models import Person
from entente.skills.actions.courses import CourseFacts, again, known_covers
from entente.skills.actions.finding import index
from entente.skills.imports import course_jsonld
from entente.skills.imports.course_rows import COLUMNS, read_course
from entente.skills.imports.reading import File, Result, as_json, is_json, table
from entente.skills.models import Course, Coverage
from entente.vocabulary.models import Region

AT_ONCE = 500
KEPT = {"source", "source_on"}  # of these alone a change is none: they say when somebody looked


def import_courses(path: Path, name: str, *, by: Person | None, at: datetime, is_dry_run: bool = False) -> Result:
    """Raises CannotRead where the file as a whole cannot be read. New and changed courses wait for somebody else's review."""
    file = _file(path, name)
    facts, problems = _read(file, timezone.localdate(at))
    if is_dry_run:
        return _result(file, _plan(facts), problems, is_dry_run)
    with transaction.atomic():
        entry = record.open()
        new, changed, _same = plan = _plan(facts)
        if new or changed:
            _write(new, changed, file, by, at)
            after = {"file": file.digest, "created": len(new), "changed": len(changed)}
            entry.enter("skills.courses_imported", Partnership.objects.first() or Partnership(name="Entente"), by=by, after=after)
    return _result(file, plan, problems, is_dry_run)


Plan = tuple[list[CourseFacts], list[tuple[Course, CourseFacts]], int]


def _file(path: Path, name: str) -> File:
    if not is_json(path):
        return table(path, name, COLUMNS)
    document, digest = as_json(path, name)
    return File(name, digest, course_jsonld.lines(document))


def _read(file: File, today: date) -> tuple[dict[str, CourseFacts], list[Problem]]:
    known = (known_covers(), dict(Region.objects.values_list("pk", "country_id")))
    facts: dict[str, CourseFacts] = {}
    problems: list[Problem] = []
    for line in file.lines:
        found, wrong = read_course(line, known, file.name[:300], today)
        problems += wrong
        if found and found.key in facts:
            problems.append(Problem(line.number, "", _("The same course stands earlier in this file.")))
        elif found:
            facts[found.key] = found
    return facts, problems


def _plan(facts: Mapping[str, CourseFacts]) -> Plan:
    keys = list(facts)
    known: dict[str, Course] = {}
    for start in range(0, len(keys), AT_ONCE):
        rows = Course.objects.filter(key__in=keys[start : start + AT_ONCE]).prefetch_related("covers")
        known |= {row.key: row for row in rows}
    new = [one for key, one in facts.items() if key not in known]
    changed = [(known[key], one) for key, one in facts.items() if key in known and _differs(known[key], one)]
    return new, changed, len(facts) - len(new) - len(changed)


def _differs(row: Course, facts: CourseFacts) -> bool:
    said = {name: value for name, value in facts.stored.items() if name not in KEPT | {"provider"}}
    covers = {(one.kind, one.code): one.depth for one in row.covers.all()}
    return covers != dict(facts.covers) or any(getattr(row, name) != value for name, value in said.items())


def _write(new: list[CourseFacts], changed: list[tuple[Course, CourseFacts]], file: File, by: Person | None, at: datetime) -> None:
    providers = _providers([*new, *(facts for _row, facts in changed)])
    rows = [Course(key=one.key, batch=file.batch, written_by=by, written_at=at, **_row(one, providers)) for one in new]
    Course.objects.bulk_create(rows, batch_size=AT_ONCE)
    for row, facts in changed:
        for name, value in _row(facts, providers).items():
            setattr(row, name, value)
        row.batch = file.batch
        again(row, by, at)
    held = [row for row, _facts in changed]
    names = [field.name for field in Course._meta.concrete_fields if field.name not in {"id", "key"}]
    Course.objects.bulk_update(held, names, batch_size=100)
    Coverage.objects.filter(course__in=held).delete()
    _cover([*zip(rows, new, strict=True), *changed])
    index([*rows, *held])


def _row(facts: CourseFacts, providers: Mapping[tuple[str, str], int]) -> dict[str, object]:
    stored = {name: value for name, value in facts.stored.items() if name != "provider"}
    return stored | {"provider_id": _of(facts, providers)}


def _cover(pairs: Iterable[tuple[Course, CourseFacts]]) -> None:
    covers = (
        Coverage(course=row, kind=kind, code=code, depth=depth) for row, facts in pairs for (kind, code), depth in facts.covers.items()
    )
    Coverage.objects.bulk_create(covers, batch_size=AT_ONCE)


def _providers(facts: Iterable[CourseFacts]) -> dict[tuple[str, str], int]:
    """Organisations that are known here under exactly this name in this country; where two are, neither."""
    names = {(one.country, normalised_name(one.provider_name)) for one in facts}
    found: dict[tuple[str, str], list[int]] = {}
    keys = sorted({key for _country, key in names})
    for start in range(0, len(keys), AT_ONCE):
        rows = Organisation.objects.filter(name_key__in=keys[start : start + AT_ONCE]).values_list("country", "name_key", "pk")
        for country, key, pk in rows:
            found.setdefault((country, key), []).append(pk)
    return {pair: pks[0] for pair, pks in found.items() if len(pks) == 1}


def _of(facts: CourseFacts, providers: Mapping[tuple[str, str], int]) -> int | None:
    return providers.get((facts.country, normalised_name(facts.provider_name)))


def _result(file: File, plan: Plan, problems: list[Problem], is_dry_run: bool) -> Result:
    new, changed, unchanged = plan
    return Result(len(file.lines), len(new), len(changed), unchanged, problems, file.left_out, file.batch, is_dry_run)
