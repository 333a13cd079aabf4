"""A batch of project.csv: what each row is to what is known already. Planning reads; nothing here writes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.projects.facts import ProjectFacts
from entente.projects.imports import rows
from entente.projects.imports.bundle import PROJECT_FILE
from entente.projects.imports.reader import Row
from entente.projects.imports.refusals import Repeated, Unfit
from entente.projects.imports.sieve import REJECTED, Sieve
from entente.projects.imports.survey import Grants, Survey
from entente.projects.imports.tally import CHANGED, CREATED, UNCHANGED
from entente.projects.models import Project
from entente.projects.writing import STATED, Draft, name_key, new


@dataclass(slots=True)
class Planned(Draft):
    """One row's project: as it will stand, and what the row does to it."""

    outcome: str = UNCHANGED


@dataclass(slots=True)
class Held:
    """What the database knows of the projects of a batch."""

    by_key: dict[str, Project] = field(default_factory=dict)
    by_rcn: dict[int, Project] = field(default_factory=dict)
    topics: dict[int, set[str]] = field(default_factory=dict)


@dataclass(slots=True)
class ProjectRows:
    """Goes through the batches of one file; remembers which row of it stands for which project."""

    file: Survey
    grants: Grants
    stands_for: dict[str, str] = field(default_factory=dict)  # key in the file -> key of the project, where taken
    taken: set[str] = field(default_factory=set)
    rejected: dict[str, int] = field(default_factory=dict)  # key in the file -> its line
    sieve: Sieve = field(default_factory=lambda: Sieve(PROJECT_FILE, key_in))

    def plan(self, batch: Sequence[Row]) -> list[Planned]:
        stated = self.sieve.through(zip(batch, batch, strict=True), self._facts)
        held = _held([facts for _row, facts in stated])
        planned = self.sieve.through(stated, lambda facts: self._planned(facts, held))
        self.rejected.update({one.key: one.line for one in self.sieve.left if one.kind == REJECTED})
        return [one for _row, one in planned]

    def _facts(self, row: Row) -> ProjectFacts:
        if row.problem:
            raise Unfit("", row.problem)
        if kept := self.grants.repeated.get(row.line):
            raise Repeated(
                "id", _("the grant stands again on line %(line)s; the row with the highest record number is kept.") % {"line": kept}
            )
        return rows.project(row.cells, self.file.decimal_mark)

    def _planned(self, facts: ProjectFacts, held: Held) -> Planned:
        key = self.grants.key_of(facts.grant_id, facts.rcn)
        found = _match(facts, key, held)
        if found is None:
            planned = Planned(new(facts, key), facts, outcome=CREATED)
        else:
            self._refuse(facts, found)
            planned = _changed(found, facts, held)
        if planned.project.key in self.taken:
            raise Repeated("rcn", _("another row of this file stands for the same project, %(key)s.") % {"key": planned.project.key})
        self.taken.add(planned.project.key)
        self.stands_for[key] = planned.project.key
        return planned

    def _refuse(self, facts: ProjectFacts, found: Project) -> None:
        if found.is_fictional:
            raise Unfit(
                "id", _("%(key)s is a fictional project of the demonstration; import into an installation without it.") % {"key": found.key}
            )
        if found.rcn and facts.rcn and facts.rcn < found.rcn:
            self.grants.left.setdefault(found.key, set()).add(facts.rcn)
            self.stands_for[self.grants.key_of(facts.grant_id, facts.rcn)] = found.key
            raise Repeated("rcn", _("the grant is known with the higher record number %(rcn)s; that is kept.") % {"rcn": found.rcn})


def key_in(row: Row) -> str:
    return row.cells.get("id", "").strip() or f"rcn-{row.cells.get('rcn', '').strip()}"


def _held(batch: Sequence[ProjectFacts]) -> Held:
    keys = {one.key for one in batch} | {f"rcn-{one.rcn}" for one in batch}
    rcns = {one.rcn for one in batch if one.rcn and not one.grant_id}
    found = Held()
    for project in Project.objects.filter(Q(key__in=keys) | Q(rcn__in=rcns)).select_related("master_call", "sub_call").order_by("-key"):
        found.by_key[project.key] = project
        found.by_rcn[project.rcn or 0] = project
    through = Project.topics.through.objects.filter(project__in=[project.pk for project in found.by_key.values()])
    for pk, code in through.values_list("project_id", "topic__code"):
        found.topics.setdefault(pk, set()).add(code)
    return found


def _match(facts: ProjectFacts, key: str, held: Held) -> Project | None:
    """By key; else the same record number, where only one side knows the grant."""
    if found := held.by_key.get(key):
        return found
    if facts.grant_id:
        return held.by_key.get(f"rcn-{facts.rcn}")
    return held.by_rcn.get(facts.rcn) if facts.rcn else None


def _changed(project: Project, facts: ProjectFacts, held: Held) -> Planned:
    """What the row states goes over what was known; what it leaves empty stays."""
    new = {name: value for name in STATED if (value := getattr(facts, name)) not in (None, "") and value != getattr(project, name)}
    if facts.grant_id and not project.grant_id:
        new |= {"grant_id": facts.grant_id, "key": facts.grant_id}
    _refuse_disorder(project, new)
    topics = bool(facts.topics) and set(facts.topics) != held.topics.get(project.pk, set())
    changed = bool(new) or topics or _calls_differ(project, facts)
    for name, value in new.items():
        setattr(project, name, value)
    project.name_key = name_key(project)
    return Planned(project, facts, topics, CHANGED if changed else UNCHANGED)


def _calls_differ(project: Project, facts: ProjectFacts) -> bool:
    stated = [(facts.master_call, project.master_call), (facts.sub_call, project.sub_call)]
    return any(code and (call is None or call.code != code) for code, call in stated)


def _refuse_disorder(project: Project, new: dict[str, Any]) -> None:
    start, end = new.get("start_on", project.start_on), new.get("end_on", project.end_on)
    if start and end and end < start:
        raise Unfit("endDate", _("with what is known already, the project would end before it starts; state both dates."))
