"""An import from beginning to end: a first reading, then batches of 1,000 rows, each one transaction with one entry in the record."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.people.models import Person
from entente.projects import writing
from entente.projects.imports import columns, participation_writing, sources
from entente.projects.imports.participation_rows import ParticipationRows
from entente.projects.imports.project_rows import ProjectRows
from entente.projects.imports.reader import Row
from entente.projects.imports.refusals import CannotImport
from entente.projects.imports.sieve import LeftOut
from entente.projects.imports.sources import Files
from entente.projects.imports.survey import Survey, grants, survey
from entente.projects.imports.tally import CHANGED, CREATED, ORGANISATIONS, PARTICIPATIONS, PROJECTS, Tally
from entente.record.actions import Opened
from entente.vocabulary.models import Country

BATCH = 1000
Done = dict[str, dict[str, int]]  # outcome -> noun -> rows
Step = Callable[[Sequence[Row], Opened | None], None]


class Teller(Protocol):
    """Who is told how far the import is, and may ask it to stop between two batches."""

    def advance(self, done: int, total: int) -> None: ...
    def should_stop(self) -> bool: ...
    def left_out(self, found: Sequence[LeftOut]) -> None: ...


@dataclass(slots=True)
class Import:
    """One import of one set of files; `name` marks its entries in the record. A dry run plans everything and writes nothing."""

    files: Files
    name: str
    by: Person | None
    at: datetime
    teller: Teller
    is_dry_run: bool = False
    tally: Tally = field(default_factory=Tally)

    def run(self) -> Tally:
        """What was done in the end, or until somebody asked to stop."""
        if not Country.objects.exists():
            raise CannotImport(_("The countries are not loaded yet. Run `entente vocabulary load` first."))
        earlier = sources.earlier(self.files, self.name)
        steps = list(self._steps())
        total, done = sum(file.rows for file, _take in steps), 0
        for batch, step in ((batch, step) for file, step in steps for batch in _batches(file.read())):
            if self.teller.should_stop():
                break
            done += len(batch)
            self._take(batch, step, done, total)
        self.tally.add_earlier(earlier)
        return self.tally

    def _steps(self) -> Iterator[tuple[Survey, Step]]:
        """Both files are read to their ends before anything of them is written."""
        projects = survey(self.files.projects, columns.PROJECTS)
        state = ProjectRows(projects, grants(projects))
        others = ParticipationRows(survey(self.files.participations, columns.PARTICIPATIONS), state) if self.files.participations else None
        yield projects, partial(self._projects, state, others)
        if others:
            yield others.file, partial(self._participations, others)

    def _take(self, batch: Sequence[Row], step: Step, done: int, total: int) -> None:
        with nullcontext() if self.is_dry_run else transaction.atomic():
            step(batch, None if self.is_dry_run else record.open())
            self.teller.advance(done, total)

    def _projects(self, state: ProjectRows, others: ParticipationRows | None, batch: Sequence[Row], opened: Opened | None) -> None:
        planned = state.plan(batch)
        left = state.sieve.emptied()
        self.tally.add_batch(PROJECTS, len(batch), left, (one.outcome for one in planned))
        for one in planned:
            self.tally.add_facts(one.facts)
        if opened is None and others:
            others.expect(one.project for one in planned)
        moved = {outcome: [one for one in planned if one.outcome == outcome] for outcome in (CREATED, CHANGED)}
        if opened and any(moved.values()):
            source = sources.source_of(self.files, at=self.at)
            for one in (*moved[CREATED], *moved[CHANGED]):
                one.project.source = source
            writing.write(moved[CREATED], moved[CHANGED])
            self._enter(opened, PROJECTS, batch, left, {outcome: {PROJECTS: len(found)} for outcome, found in moved.items()})
        self.teller.left_out(left)

    def _participations(self, state: ParticipationRows, batch: Sequence[Row], opened: Opened | None) -> None:
        planned = state.plan(batch)
        left = state.sieve.emptied()
        self.tally.add_batch(PARTICIPATIONS, len(batch), left, (one.outcome for one in planned))
        made, filled = state.organisations.created, state.organisations.filled
        moved = made or filled or any(one.outcome in (CREATED, CHANGED) for one in planned)
        numbers = participation_writing.write(planned, state.organisations, opened, at=self.at) if opened and moved else {}
        self.tally.add_organisations(
            (numbers.get(one.organisation, one.organisation) for one in planned), (numbers.get(pk, pk) for pk in made), filled
        )
        if opened and moved:
            done = {outcome: {PARTICIPATIONS: sum(one.outcome == outcome for one in planned)} for outcome in (CREATED, CHANGED)}
            done[CREATED][ORGANISATIONS], done[CHANGED][ORGANISATIONS] = len(made), len(filled)
            self._enter(opened, PARTICIPATIONS, batch, left, done)
        state.settled(numbers, is_written=opened is not None)
        self.teller.left_out(left)

    def _enter(self, opened: Opened, noun: str, batch: Sequence[Row], left: Sequence[LeftOut], done: Done) -> None:
        after = {
            **{"import": self.name, "files": self.files.digest, "noun": noun, "rows": len(batch), "left_out": len(left)},
            **{"from_line": batch[0].line, "to_line": batch[-1].line, **done},
        }
        opened.enter(sources.VERB, sources.source_of(self.files, at=self.at), by=self.by, after=after)


def _batches(found: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(found, BATCH)):
        yield batch
