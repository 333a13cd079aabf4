"""A batch of organization.csv: which project and which organisation each row means. Planning reads; nothing here writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from entente.projects.facts import ParticipationFacts
from entente.projects.imports import rows
from entente.projects.imports.bundle import PARTICIPATION_FILE
from entente.projects.imports.matching import Organisations
from entente.projects.imports.project_rows import ProjectRows
from entente.projects.imports.reader import Row
from entente.projects.imports.refusals import Repeated, Unfit
from entente.projects.imports.sieve import Sieve
from entente.projects.imports.survey import Survey
from entente.projects.imports.tally import CHANGED, CREATED, UNCHANGED
from entente.projects.models import Participation, Project

STATED = ("role", "activity", "is_sme", "eu_contribution", "net_eu_contribution", "total_cost", "ended_on")
Place = tuple[int, int, int]  # project, organisation, position


@dataclass(slots=True)
class Planned:
    participation: Participation
    organisation: int  # below zero until it is written
    outcome: str


@dataclass(slots=True)
class ParticipationRows:
    """Goes through the batches of one file; `planned_projects` are those of a dry run, which nobody writes."""

    file: Survey
    projects: ProjectRows
    organisations: Organisations = field(default_factory=Organisations)
    planned_projects: dict[str, int] = field(default_factory=dict)
    sieve: Sieve = field(default_factory=lambda: Sieve(PARTICIPATION_FILE, key_in))
    seen: set[Place] = field(default_factory=set)
    fresh: set[Place] = field(default_factory=set)  # seen in this batch
    known: dict[str, int] = field(default_factory=dict)
    held: dict[Place, Participation] = field(default_factory=dict)

    def plan(self, batch: Sequence[Row]) -> list[Planned]:
        stated = self.sieve.through(zip(batch, batch, strict=True), self._facts)
        self._prepare([facts for _row, facts in stated])
        return [one for _row, one in self.sieve.through(stated, self._planned)]

    def _facts(self, row: Row) -> ParticipationFacts:
        if row.problem:
            raise Unfit("", row.problem)
        return rows.participation(row.cells, self.file.decimal_mark)

    def _prepare(self, batch: Sequence[ParticipationFacts]) -> None:
        """Look up in a few questions what the batch will ask for."""
        keys = {self._key(one) for one in batch}
        known = Project.objects.filter(key__in=keys, is_fictional=False).values_list("key", "pk")
        self.known = {key: self.planned_projects[key] for key in keys if key in self.planned_projects} | dict(known)
        held = Participation.objects.filter(project__in=[pk for pk in self.known.values() if pk > 0])
        self.held = {(one.project_id, one.organisation_id, one.position): one for one in held}
        self.organisations.prepare([one.organisation for one in batch])

    def _planned(self, facts: ParticipationFacts) -> Planned:
        project = self._project(facts)
        organisation = self.organisations.meant(facts.organisation)
        place = (project, organisation, facts.position)
        if place in self.seen or place in self.fresh:
            raise Repeated("order", _("the same organisation stands twice at this place of the project; the first row is kept."))
        self.fresh.add(place)
        if held := self.held.get(place):
            return Planned(held, organisation, CHANGED if _update(held, facts) else UNCHANGED)
        participation = Participation(project_id=project, position=facts.position, **{name: _stated(facts, name) for name in STATED})
        return Planned(participation, organisation, CREATED)

    def expect(self, projects: Iterable[Project]) -> None:
        """A dry run's projects: nobody writes them, and rows of this file may mean them all the same."""
        for project in projects:
            self.planned_projects[project.key] = project.pk or -1 - len(self.planned_projects)

    def settled(self, numbers: dict[int, int], *, is_written: bool) -> None:
        """The batch is through; `numbers` are those of the organisations that were written."""
        self.seen.update((project, numbers.get(pk, pk), position) for project, pk, position in self.fresh)
        self.fresh.clear()
        if is_written:
            self.organisations.written()

    def _project(self, facts: ParticipationFacts) -> int:
        key = self._key(facts)
        if facts.project_rcn in self.projects.grants.left.get(key, ()):
            raise Repeated("rcn", _("it belongs to the row of the grant that is not kept."))
        if key not in self.projects.taken and (line := self.projects.rejected.get(self._key_in_file(facts))):
            raise Unfit("projectID", _("its project was rejected on line %(line)s of project.csv; mend that row first.") % {"line": line})
        if key not in self.known:
            raise Unfit("projectID", _("project %(key)s is neither in project.csv nor known; add its row there.") % {"key": key})
        return self.known[key]

    def _key_in_file(self, facts: ParticipationFacts) -> str:
        return self.projects.grants.key_of(facts.grant_id, facts.project_rcn)

    def _key(self, facts: ParticipationFacts) -> str:
        key = self._key_in_file(facts)
        return self.projects.stands_for.get(key, key)


def key_in(row: Row) -> str:
    project = row.cells.get("projectID", "").strip() or f"rcn-{row.cells.get('rcn', '').strip()}"
    return f"{project} / {row.cells.get('organisationID', '').strip() or row.cells.get('name', '').strip()}"


def _stated(facts: ParticipationFacts, name: str) -> object:
    return facts.organisation.activity if name == "activity" else getattr(facts, name)


def _update(held: Participation, facts: ParticipationFacts) -> bool:
    new = {name: value for name in STATED if (value := _stated(facts, name)) not in (None, "") and value != getattr(held, name)}
    for name, value in new.items():
        setattr(held, name, value)
    return bool(new)
