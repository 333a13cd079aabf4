"""An import of catalogues and mappings from beginning to end: weighed whole, then written in one transaction, or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from entente import record
from entente.certification.actions.editions import open_edition
from entente.certification.imports.catalogue_facts import Facts, Problem, Tell
from entente.certification.imports.catalogue_writing import Moved, write_catalogues
from entente.certification.imports.mapping_sieve import Sieve, Weighed
from entente.certification.imports.mapping_writing import write_sets
from entente.certification.models import Requirement
from entente.people.models import Person


@dataclass(slots=True)
class Done:
    """What an import did, or on a dry run would do."""

    frameworks: int
    requirements: int
    mappings: int
    sieve: Sieve
    created: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, Any]:
        told = {name: getattr(self.sieve, name) for name in ("dangling", "merged", "conflicts", "strength_unknown", "unreadable")}
        sizes = {"frameworks": self.frameworks, "requirements": self.requirements, "mappings": self.mappings}
        return {**sizes, **told, "created": self.created, "changed": self.changed}


def silently(done: int, total: int) -> None:
    """Nobody is told."""


def import_catalogues(
    facts: Facts, *, by: Person | None, at: datetime, with_texts: bool = False, is_dry_run: bool = False, tell: Tell = silently
) -> Done:
    """`with_texts`: their licence lets them be shown. A dry run goes the whole way and takes it back."""
    sieve = Sieve(_known(facts), facts.mappings_file or facts.name)
    weighed = [sieve.weigh(one) for one in facts.sets]
    requirements = sum(len(one.requirements) for one in facts.catalogues.values())
    done = Done(len(facts.catalogues), requirements, sum(map(len, weighed)), sieve, problems=[*facts.problems, *sieve.problems])
    _carry_out(facts, weighed, done, _Way(by, at, with_texts, is_dry_run, tell))
    return done


@dataclass(frozen=True, slots=True)
class _Way:
    by: Person | None
    at: datetime
    with_texts: bool
    is_dry_run: bool
    tell: Callable[[int, int], None]


def _known(facts: Facts) -> set[str]:
    """Every requirement a row may name: of the file, and of this installation."""
    found = {one.urn for catalogue in facts.catalogues.values() for one in catalogue.requirements}
    wanted = {urn for one in facts.sets for row in one.rows for urn in (row.source, row.target)} - found
    if wanted:
        found |= wanted & set(Requirement.objects.values_list("urn", flat=True).iterator(10_000))
    return found


@transaction.atomic
def _carry_out(facts: Facts, weighed: list[list[Weighed]], done: Done, way: _Way) -> None:
    entry = record.open()
    moved = Moved()
    total = done.requirements + done.mappings
    write_catalogues(facts, moved, at=way.at, with_texts=way.with_texts, tell=lambda count: way.tell(count, total))
    written = done.requirements
    write_sets(facts, weighed, moved, by=way.by, at=way.at, tell=lambda count: way.tell(written + count, total))
    done.created, done.changed = dict(moved.created), dict(moved.changed)
    done.problems += moved.problems
    if way.is_dry_run:
        transaction.set_rollback(True)
    elif any(moved.created.values()) or any(moved.changed.values()):
        edition = open_edition(at=way.at)
        after = {"file": facts.name, "digest": facts.digest, "catalogues": done.frameworks, "requirements": done.requirements}
        after |= {"mappings": done.mappings, "created": done.created, "changed": done.changed, "left_out": len(done.problems)}
        entry.enter("certification.catalogues_imported", edition, by=way.by, because=facts.name, after=after)
