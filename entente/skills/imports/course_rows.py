"""One line of a file as a course, or as what is wrong with it, cell by cell."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from entente.engine.words import fold
from entente.members.imports import Problem, cells
from entente.members.imports.cells import NotRead
from entente.skills.actions.courses import CourseFacts, refuse
from entente.skills.actions.finding import tongues
from entente.skills.actions.refusals import CannotKeep
from entente.skills.choices import CourseForm, CourseLevel
from entente.skills.imports.reading import Line

LEVELS = {
    **{"primary": CourseLevel.SCHOOL, "secondary": CourseLevel.SCHOOL, "vet": CourseLevel.VOCATIONAL, "bsc": CourseLevel.BACHELOR},
    **{"undergraduate": CourseLevel.BACHELOR, "bachelors": CourseLevel.BACHELOR, "msc": CourseLevel.MASTER, "masters": CourseLevel.MASTER},
    **{"postgraduate": CourseLevel.MASTER, "graduate": CourseLevel.MASTER, "professional training": CourseLevel.PROFESSIONAL},
}
FORMS = {
    **{"on site": CourseForm.ONSITE, "classroom": CourseForm.ONSITE, "offline": CourseForm.ONSITE, "distance": CourseForm.ONLINE},
    **{"remote": CourseForm.ONLINE, "hybrid": CourseForm.BLENDED, "e-learning": CourseForm.ONLINE, "mixed": CourseForm.BLENDED},
}
LANGUAGES = {
    fold(name): code for code, name in (("en", "English"), ("fr", "French"), ("de", "German"), ("es", "Spanish"), ("it", "Italian"))
}
MOST = {"ects": Decimal(1000), "hours": Decimal(100_000), "cost_low": Decimal(10**7), "cost_high": Decimal(10**7)}
Known = tuple[Collection[tuple[str, str]], Mapping[str, str]]  # covers that can be named; regions with their countries


def read_course(line: Line, known: Known, source: str, today: date) -> tuple[CourseFacts | None, list[Problem]]:
    """`source`: what stands for a line's own, if it has none."""
    if line.problem:
        return None, [Problem(line.number, "", line.problem)]
    said, problems = _meant(line)
    facts: dict[str, Any] = {"source": source, "source_on": today, "form": CourseForm.ONSITE.value} | said
    covers: dict[tuple[str, str], int] = {}
    for kind in ("role", "expertise", "skill"):
        covers |= {(kind, code): depth for code, depth in facts.pop(f"{kind}s", {}).items()}
    problems += [
        Problem(line.number, name, _("This is missing."))
        for name in ("title", "provider_name", "country", "level")
        if name not in line.cells
    ]
    problems += [Problem(line.number, kind, _unknown(code)) for kind, code in covers if (kind, code) not in known[0]]
    if (region := facts.get("region")) and known[1].get(region) != facts.get("country"):
        problems.append(Problem(line.number, "region", _("“%(code)s” is no region of this country in NUTS 2021.") % {"code": region[:20]}))
    if problems:
        return None, problems
    found = CourseFacts(**facts, covers=covers)
    try:
        refuse(found)
    except CannotKeep as why:
        return None, [Problem(line.number, "", str(why))]
    return found, []


def _unknown(code: str) -> str:
    return _("Nothing here is called “%(code)s”; look at the roles' pages for the codes.") % {"code": code[:60]}


def _meant(line: Line) -> tuple[dict[str, Any], list[Problem]]:
    said: dict[str, Any] = {}
    problems = []
    for name, cell in line.cells.items():
        try:
            said[name] = MEANINGS[name](cell)
        except NotRead as why:
            problems.append(Problem(line.number, name, str(why)))
    return said, problems


def _amount(name: str) -> Callable[[str], Decimal]:
    def read(cell: str) -> Decimal:
        places = Decimal("0.01") if name.startswith("cost") else Decimal("0.1")
        found = cells.number(cell)
        if found > MOST[name]:
            raise NotRead(_("“%(cell)s” is too much; check it.") % {"cell": cell[:60]})
        return found.quantize(places)

    return read


def _count(cell: str) -> int:
    found = cells.number(cell)
    if found % 1 or found > 1_000_000:
        raise NotRead(_("“%(cell)s” is no number of people.") % {"cell": cell[:60]})
    return int(found)


def _languages(cell: str) -> tuple[str, ...]:
    said = [part.strip() for part in re.split(r"[;,|/\s]+", cell) if part.strip()]
    codes = [LANGUAGES.get(fold(one), one.lower().split("-")[0]) for one in said]
    try:
        tongues(codes)
    except CannotKeep as why:
        raise NotRead(str(why)) from why
    return tuple(sorted(set(codes)))


def _covers(cell: str) -> dict[str, int]:
    """“ECSF02:3; ECSF11” – a code, and after a colon its depth; without one it is 2: on one's own."""
    found = {}
    for part in re.split(r"[;|\n]", cell):
        if not part.strip():
            continue
        code, _colon, depth = part.strip().rpartition(":") if re.search(r":\s*\d+\s*$", part) else (part.strip(), "", "2")
        if depth.strip() not in {"1", "2", "3", "4", "5"} or not code:
            raise NotRead(_("“%(part)s” has no depth from 1 to 5; write a code and its depth, as in ECSF02:3.") % {"part": part[:60]})
        found[code.strip()] = int(depth)
    return found


def _region(cell: str) -> str:
    return cells.text(5)(cell).upper()


def _level(cell: str) -> str:
    return cells.one_of(cell, CourseLevel, {name.replace(" ", ""): value for name, value in LEVELS.items()}, _("one of: %(choices)s"))


def _form(cell: str) -> str:
    return cells.one_of(cell, CourseForm, {fold(name).replace(" ", ""): value for name, value in FORMS.items()}, _("one of: %(choices)s"))


MEANINGS: dict[str, Callable[[str], Any]] = {
    "title": cells.text(300),
    "provider_name": cells.text(300),
    "identifier": cells.text(300),
    "country": cells.country,
    "region": _region,
    "level": _level,
    "form": _form,
    "languages": _languages,
    "ects": _amount("ects"),
    "hours": _amount("hours"),
    "cost_low": _amount("cost_low"),
    "cost_high": _amount("cost_high"),
    "begins_on": cells.day,
    "ends_on": cells.day,
    "places": _count,
    "graduates": _count,
    "roles": _covers,
    "expertises": _covers,
    "skills": _covers,
    "accreditation": cells.text(300),
    "about": cells.text(4000),
    "address": cells.website,
    "source": cells.text(300),
    "source_on": cells.day,
}
_MORE = {
    **{"name": "title", "course": "title", "provider": "provider_name", "institution": "provider_name", "nuts": "region"},
    **{"language": "languages", "credits": "ects", "cost from": "cost_low", "cost to": "cost_high", "begins": "begins_on"},
    **{"ends": "ends_on", "start": "begins_on", "end": "ends_on", "seats": "places", "role": "roles", "role profiles": "roles"},
    **{"expertise": "expertises", "description": "about", "url": "address", "website": "address", "link": "address", "id": "identifier"},
    **{"mode": "form", "source date": "source_on", "price from": "cost_low", "price to": "cost_high"},
}
COLUMNS = {fold(name.replace("_", " ")): name for name in MEANINGS} | {fold(name): name for name in MEANINGS} | _MORE
