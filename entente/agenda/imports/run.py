"""Call topics from a file: all accepted rows in one transaction, the others in a report; read again, nothing changes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agenda.choices import CallState
from entente.agenda.imports.reading import CallFacts, given, taken
from entente.agenda.models import CallTopic
from entente.agenda.queries.calls import NOUN
from entente.members.models import Partnership
from entente.people.models import Person
from entente.projects.imports.examine import File, examined
from entente.projects.imports.refusals import Repeated, Unfit
from entente.projects.imports.sieve import REJECTED, REPEATED, LeftOut
from entente.projects.models import Topic
from entente.search.actions import put

MOST_ROWS = 50_000
AT_ONCE = 500
DIVISIONS = 1000
COLUMNS = (
    *("title", "programme", "divisions", "call", "action_type", "state", "deadline_on", "deadline_model"),
    *("grant_low", "grant_high", "grants", "address", "text"),
)


@dataclass(slots=True)
class CallImport:
    """`layout`: `CALLS` or `TOPICS`. What a file leaves empty stays as it is known."""

    file: File
    layout: tuple[str, tuple[str, ...]]
    by: Person | None
    at: datetime
    is_dry_run: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    left: list[LeftOut] = field(default_factory=list)

    def run(self) -> dict[str, Any]:
        """The file is read to its end before anything is written."""
        found = self._taken()
        with transaction.atomic():
            entry = record.open()
            known = {one.code: one for one in CallTopic.objects.filter(code__in=found)}
            new = [one for code, one in found.items() if code not in known]
            moved = [one for code, one in found.items() if code in known and _differs(known[code], one)]
            self.counts |= Counter(created=len(new), changed=len(moved), unchanged=len(found) - len(new) - len(moved))
            if (new or moved) and not self.is_dry_run:
                _write(new, moved, known)
                after = {"file": self.file.digest, "created": len(new), "changed": len(moved)}
                entry.enter("agenda.calls_imported", Partnership.objects.first() or Partnership(name="Entente"), by=self.by, after=after)
        names = ("rows", "created", "changed", "unchanged", REJECTED, REPEATED)
        return {self.layout[0]: len(found), **{name: self.counts[name] for name in names}, "dry_run": self.is_dry_run}

    def _taken(self) -> dict[str, CallFacts]:
        found: dict[str, CallFacts] = {}
        for row in given(self.file, self.layout):
            self.counts["rows"] += 1
            try:
                if self.counts["rows"] > MOST_ROWS:
                    raise Unfit("", _("the file has more than %(most)s rows; split it.") % {"most": MOST_ROWS})
                self._take(found, taken(row))
            except Unfit as why:
                kind = REPEATED if isinstance(why, Repeated) else REJECTED
                self.counts[kind] += 1
                key = row.cells.get("topic_id") or row.cells.get("topic") or ""
                self.left.append(LeftOut(self.file.name, row.line, key[:80], kind, str(why)))
        return found

    def _take(self, found: dict[str, CallFacts], one: CallFacts) -> None:
        """A topic that stands under several divisions of a programme is one topic that names them all."""
        before = found.get(one.code)
        if before is None:
            found[one.code] = one
        elif one.divisions and one.title == before.title and one.divisions not in before.divisions.split("; "):
            divisions = f"{before.divisions}; {one.divisions}"[:DIVISIONS]
            found[one.code] = CallFacts(**before.stated | {"divisions": divisions})
            raise Repeated("", _("it stands earlier in this file; its division was added there."))
        else:
            raise Repeated("", _("it stands earlier in this file."))


def call_file(path: Path, name: str = "") -> File:
    return examined(path, name or path.name)


def _differs(found: CallTopic, one: CallFacts) -> bool:
    return any(getattr(found, name) != value for name, value in one.stated.items())


def _write(new: Sequence[CallFacts], moved: Sequence[CallFacts], known: Mapping[str, CallTopic]) -> None:
    topics = _topics([*new, *moved])
    created = [CallTopic(topic_id=topics[one.code], **{"state": CallState.UNKNOWN} | one.stated) for one in new]
    CallTopic.objects.bulk_create(created, batch_size=AT_ONCE)
    changed = [known[one.code] for one in moved]
    for row, one in zip(changed, moved, strict=True):
        for name, value in one.stated.items():
            setattr(row, name, value)
    CallTopic.objects.bulk_update(changed, COLUMNS, batch_size=100)
    put(NOUN, ((row.pk, f"{row.title}\n{row.code} {row.call} {row.programme} {row.text}") for row in (*created, *changed)))


def _topics(facts: Sequence[CallFacts]) -> dict[str, int]:
    """The projects' own topics of these codes, made or named where they are new."""
    titles = {one.code: one.title for one in facts}
    Topic.objects.bulk_create((Topic(code=code, title=titles[code]) for code in sorted(titles)), ignore_conflicts=True, batch_size=AT_ONCE)
    found: dict[str, int] = {}
    for start in range(0, len(titles), AT_ONCE):
        rows = list(Topic.objects.filter(code__in=sorted(titles)[start : start + AT_ONCE]))
        unnamed = [row for row in rows if not row.title]
        for row in unnamed:
            row.title = titles[row.code]
        Topic.objects.bulk_update(unnamed, ["title"], batch_size=AT_ONCE)
        found |= {row.code: row.pk for row in rows}
    return found
