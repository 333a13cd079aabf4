"""The rows that an import makes or changes, held until all are known, then written in few statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from entente.documents.home import Recipients
from entente.engine.advisories.draft import MOST_AFFECTED, MOST_LINKS, PAPS, Affected, Draft
from entente.engine.marking import Marking
from entente.people.models import Person
from entente.vocabulary.models import Sector
from entente.watch.actions.keeping import close, lines_of, revise, set_affected, set_marking, set_severity
from entente.watch.models import Advisory, Revision, Source
from entente.watch.models import Affected as Line

Key = tuple[str, str]


@dataclass(slots=True, eq=False)
class Work:
    """One advisory with what it is told of; `said` names the sources of this import, for its history."""

    row: Advisory
    affected: set[Affected]
    sectors: set[str]
    sources: list[Source] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @classmethod
    def begun(cls, row: Advisory, draft: Draft, marking: Marking, given: Recipients, at: datetime) -> Self:
        row.cve, row.published_on = draft.cve, draft.published_on or at.date()
        set_marking(row, marking, given)
        work = cls(row, set(), set())
        work._overwrite(draft)
        work._note(draft, None, at)
        return work

    def merge(self, draft: Draft, marking: Marking, given: Recipients, source: Source | None, at: datetime) -> None:
        """The first source's words are the advisory's; others fill what it left empty. The strictest marking is kept."""
        if marking > Marking(self.row.marking):
            set_marking(self.row, marking, self.row.recipients if self.row.recipients != Recipients() else given)
        if source is not None and source.is_first:
            self._overwrite(draft)
        else:
            self._complete(draft)
        self._note(draft, source, at)

    def _overwrite(self, draft: Draft) -> None:
        row = self.row
        row.title, row.summary, row.advice, row.links = draft.title, draft.summary or draft.title, draft.advice, list(draft.links)
        row.pap, row.exploited_on = draft.pap, draft.exploited_on or row.exploited_on
        set_severity(row, draft.severity)
        self.affected |= set(draft.affected)
        self.sectors |= set(draft.sectors)

    def _complete(self, draft: Draft) -> None:
        row = self.row
        row.advice = row.advice or draft.advice
        row.links = list(dict.fromkeys([*row.links, *draft.links]))[:MOST_LINKS]
        row.pap = max((one for one in (row.pap, draft.pap) if one), key=PAPS.index, default="")
        row.exploited_on = min(filter(None, (row.exploited_on, draft.exploited_on)), default=None)
        if row.score is None or (draft.severity.version == "4.0" and row.cvss_version != "4.0"):
            set_severity(row, draft.severity)
        self.affected |= set(draft.affected)
        self.sectors |= set(draft.sectors)

    def _note(self, draft: Draft, source: Source | None, at: datetime) -> None:
        held = source or Source(kind=draft.kind, key=draft.key, is_first=not self.row.pk and not self.sources)
        held.name, held.digest, held.at = draft.publisher, draft.digest, at
        held.marking = draft.marking.value if draft.marking else ""
        self.sources.append(held)
        self.said.append(draft.publisher or draft.kind)


@dataclass(slots=True)
class Works:
    """What is known of the drafts that come: by source, and by CVE and audience."""

    sources: dict[Key, Source]
    by_row: dict[int, Work]
    by_audience: dict[Key, Work]
    moved: dict[int, Work] = field(default_factory=dict)

    def of_source(self, source: Source) -> Work:
        return self.by_row[source.advisory_id]

    def of_audience(self, cve: str, audience: str) -> Work | None:
        return self.by_audience.get((cve, audience)) if cve else None

    def add(self, work: Work) -> None:
        if work.row.cve:
            self.by_audience[work.row.cve, work.row.audience] = work
        self.touch(work)

    def touch(self, work: Work) -> None:
        self.moved[id(work)] = work
        for source in work.sources:
            self.sources[source.kind, source.key] = source


def known_works(drafts: Sequence[Draft]) -> Works:
    """Four queries, however many drafts there are."""
    wanted = {(one.kind, one.key) for one in drafts}
    rows = Source.objects.filter(kind__in={kind for kind, _key in wanted}, key__in={key for _kind, key in wanted})
    sources = {(one.kind, one.key): one for one in rows if (one.kind, one.key) in wanted}
    cves = {one.cve for one in drafts if one.cve}
    found = {one.pk: one for one in Advisory.objects.filter(pk__in={one.advisory_id for one in sources.values()})}
    found |= {one.pk: one for one in Advisory.objects.filter(cve__in=cves)}
    works = {pk: Work(row, set(), set()) for pk, row in found.items()}
    for line in Line.objects.filter(advisory__in=found):
        works[line.advisory_id].affected.add(Affected(line.vendor, line.product, line.versions))
    for pk, code in Advisory.sectors.through.objects.filter(advisory__in=found).values_list("advisory", "sector"):
        works[pk].sectors.add(code)
    return Works(sources, works, {(one.row.cve, one.row.audience): one for one in works.values() if one.row.cve})


def written(moved: dict[int, Work], *, because: str, by: Person | None, at: datetime) -> None:
    works = list(moved.values())
    new = [one for one in works if not one.row.pk]
    Advisory.objects.bulk_create([one.row for one in new], batch_size=500)
    lines = [line for one in new for line in lines_of(one.row, sorted(one.affected)[:MOST_AFFECTED])]
    Line.objects.bulk_create(lines, batch_size=500)
    Revision.objects.bulk_create((_first(one, because, by, at) for one in new), batch_size=500)
    for one in works:
        if one not in new:
            revise(one.row, f"{because}: {', '.join(dict.fromkeys(one.said))}", by, at)
            set_affected(one.row, sorted(one.affected)[:MOST_AFFECTED])
    _set_sectors(works)
    _set_sources(works)
    close([one.row for one in works])


def _first(one: Work, because: str, by: Person | None, at: datetime) -> Revision:
    return Revision(advisory=one.row, number=1, said=one.row.told, because=f"{because}: {', '.join(one.said)}"[:500], by=by, at=at)


def _set_sectors(works: Iterable[Work]) -> None:
    through = Advisory.sectors.through
    named = {code for one in works for code in one.sectors}
    known = set(Sector.objects.filter(pk__in=named).values_list("pk", flat=True))
    rows = [through(advisory_id=one.row.pk, sector_id=code) for one in works for code in sorted(one.sectors & known)]
    through.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def _set_sources(works: Iterable[Work]) -> None:
    new = []
    for one in works:
        for source in one.sources:
            source.advisory = one.row
            if source.pk:
                source.save()
            else:
                new.append(source)
    Source.objects.bulk_create(new, batch_size=500)
