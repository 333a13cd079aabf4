"""Advisories from files: read to the end first, then written in one transaction; what comes again the same changes nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.documents.home import Recipients
from entente.engine.advisories.draft import Draft, LeftOut, Unfit, Unreadable
from entente.engine.advisories.reading import read
from entente.engine.marking import Marking
from entente.members.models import Partnership
from entente.people.models import Person
from entente.watch.actions.refusals import Refusal
from entente.watch.audiences_of import audience
from entente.watch.choices import AdvisoryState
from entente.watch.imports.work import Work, Works, known_works, written
from entente.watch.models import Advisory, Circle

MOST_BYTES = 50 * 1024 * 1024
CREATED, CHANGED, UNCHANGED, REJECTED = "created", "changed", "unchanged", "rejected"


class CannotImport(Refusal):
    """A file cannot be taken at all; the sentence names it and says why. Nothing was written of any."""


@dataclass(slots=True)
class AdvisoryImport:
    """`circle`: to whom what is AMBER or stricter, or not marked at all, is given; without one it is the office's to look at."""

    files: Sequence[tuple[str, bytes]]
    by: Person | None
    at: datetime
    kind: str = ""
    circle: Circle | None = None
    is_dry_run: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    left: list[tuple[str, LeftOut]] = field(default_factory=list)

    def run(self) -> dict[str, Any]:
        drafts = self._read()
        with transaction.atomic():
            entry = record.open()
            self._take(drafts)
            if self.counts[CREATED] or self.counts[CHANGED]:
                names = (CREATED, CHANGED, UNCHANGED, REJECTED)
                after = {name: self.counts[name] for name in names} | {"files": len(self.files)}
                entry.enter("watch.imported", Partnership.objects.first() or Partnership(name="Entente"), by=self.by, after=after)
            transaction.set_rollback(self.is_dry_run)
        return {name: self.counts[name] for name in (CREATED, CHANGED, UNCHANGED, REJECTED)} | {"dry_run": self.is_dry_run}

    def _read(self) -> list[tuple[str, Draft]]:
        found = []
        for name, content in self.files:
            try:
                if len(content) > MOST_BYTES:
                    raise Unreadable("The file is larger than 50 MB; split it.")
                taken = read(content, self.kind)
            except Unreadable as why:
                raise CannotImport(_("%(name)s was not taken. %(why)s") % {"name": name, "why": why}, "file") from None
            found += [(name, one) for one in taken.drafts]
            for one in taken.left:
                self._reject(name, one)
        return found

    def _reject(self, name: str, one: LeftOut) -> None:
        self.counts[REJECTED] += 1
        self.left.append((name, one))

    def _take(self, drafts: Sequence[tuple[str, Draft]]) -> None:
        works = known_works([one for _name, one in drafts])
        for name, draft in drafts:
            try:
                self.counts[self._taken(draft, works)] += 1
            except Unfit as why:
                self._reject(name, LeftOut("", draft.cve or draft.key[:80], str(why)))
        written(works.moved, because=_("Imported"), by=self.by, at=self.at)

    def _taken(self, draft: Draft, works: Works) -> str:
        marking = draft.marking or Marking.AMBER
        given = self._given(marking)
        source = works.sources.get((draft.kind, draft.key))
        if source is not None and source.digest == draft.digest:
            return UNCHANGED
        work = works.of_source(source) if source is not None else works.of_audience(draft.cve, audience(marking, given))
        if work is None:
            row = Advisory(by=self.by, at=self.at, changed_at=self.at, circle=self.circle if given.groups else None)
            works.add(Work.begun(row, draft, marking, given, self.at))
            return CREATED
        if work.row.state == AdvisoryState.WITHDRAWN:
            raise Unfit(_("it was withdrawn here; what its source says now is not taken over"))
        self._refuse_collision(work, marking, given, works)
        work.merge(draft, marking, given, source, self.at)
        works.touch(work)
        return CHANGED

    def _given(self, marking: Marking) -> Recipients:
        """The source's marking stands; a file does not say who the recipients are, so whoever imports does."""
        if marking in (Marking.CLEAR, Marking.GREEN):
            return Recipients()
        if marking is Marking.RED:
            if self.by is None:
                raise Unfit(_("it is TLP:RED, for persons only: import it on the page, signed in"))
            return Recipients.of(persons=[self.by.pk])
        return Recipients.of(groups=[self.circle.body_id] if self.circle else [])

    def _refuse_collision(self, work: Work, marking: Marking, given: Recipients, works: Works) -> None:
        """Its source marks it more strictly now, and its new recipients have one of this CVE already."""
        if marking <= Marking(work.row.marking):
            return
        other = works.of_audience(work.row.cve, audience(marking, given))
        if other is not None and other is not work:
            raise Unfit(_("its source marks it %(marking)s now, and there is one for those recipients already") % {"marking": marking})
