"""Catalogues into the database: what is new is added, what differs is changed, what is the same is left alone."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import groupby, islice
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from entente.certification.finding import CATALOGUE
from entente.certification.imports.bulk import insert
from entente.certification.imports.catalogue_facts import CatalogueFacts, Facts, Problem, RequirementFacts
from entente.certification.models import Catalogue, Requirement, SourceDocument
from entente.search.actions import put

BATCH = 2000
LONGEST = {"reference": 120, "name": 300, "provider": 200, "locale": 8, "version": 40, "licence": 300}
FIELDS = (
    *("catalogue_id", "reference", "parent_id", "position", "depth", "kind"),
    *("is_assessable", "weight", "effort_low", "effort_high", "title", "text"),
)


@dataclass(slots=True)
class Moved:
    created: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)


def write_catalogues(facts: Facts, moved: Moved, *, at: datetime, with_texts: bool, tell: Callable[[int], None]) -> None:
    held = {one.urn: one for one in Catalogue.objects.filter(urn__in=list(facts.catalogues))}
    slugs = set(Catalogue.objects.values_list("slug", flat=True))
    written: list[tuple[Catalogue, CatalogueFacts]] = []
    for said in facts.catalogues.values():
        catalogue = held.get(said.urn) or Catalogue(urn=said.urn, slug=_slug(said, slugs))
        _describe(catalogue, said, facts, moved, at=at, with_texts=with_texts)
        written.append((catalogue, said))
    _write_requirements(written, facts, moved, with_texts, tell)
    _keep_documents([one for one, _said in written if one.shows_texts], facts)
    put(CATALOGUE, ((one.pk, f"{one.reference} {one.name} {one.provider} {one.urn}") for one, _said in written))


def _keep_documents(catalogues: Sequence[Catalogue], facts: Facts) -> None:
    """Whole, where their texts may be shown."""
    for catalogue in catalogues:
        for kind, body in facts.documents.get(catalogue.urn, {}).items():
            SourceDocument.objects.update_or_create(catalogue=catalogue, kind=kind, defaults={"packed": SourceDocument.pack(body)})


def _describe(catalogue: Catalogue, said: CatalogueFacts, facts: Facts, moved: Moved, *, at: datetime, with_texts: bool) -> None:
    values: dict[str, Any] = {name: getattr(said, name) for name in ("reference", "name", "provider", "locale", "version", "licence")}
    values = {name: value[: LONGEST[name]] for name, value in values.items()}
    if said.is_exhausted is not None:
        values["is_exhausted"] = said.is_exhausted
    values |= {
        "shows_texts": catalogue.shows_texts or with_texts,
        "requirement_count": len(said.requirements),
        "assessable_count": sum(one.is_assessable for one in said.requirements),
    }
    differs = any(getattr(catalogue, name) != value for name, value in values.items())
    if catalogue.pk and not differs:
        return
    moved.created["frameworks"] += catalogue.pk is None
    moved.changed["frameworks"] += catalogue.pk is not None
    for name, value in values.items():
        setattr(catalogue, name, value)
    catalogue.source, catalogue.changed_at = facts.name[:300], at
    catalogue.save()


def _write_requirements(
    written: Sequence[tuple[Catalogue, CatalogueFacts]], facts: Facts, moved: Moved, with_texts: bool, tell: Callable[[int], None]
) -> None:
    """Level by level, so that a parent stands before its children."""
    held = {one.urn: one for one in Requirement.objects.filter(catalogue__in=[one.pk for one, _said in written])}
    everything = [(said.depth, place, catalogue, said) for catalogue, of in written for place, said in enumerate(of.requirements)]
    everything.sort(key=lambda one: one[0])
    keys: dict[str, int] = {urn: one.pk for urn, one in held.items()}
    count = 0
    for _depth, level in groupby(everything, key=lambda one: one[0]):
        for batch in _batches(level):
            rows = [(said.urn, _values(catalogue, place, said, keys, with_texts)) for _d, place, catalogue, said in batch]
            _keep(rows, held, moved)
            keys |= Requirement.objects.filter(urn__in=[urn for urn, _row in rows if urn not in held]).values_list("urn", "pk")
            count += len(batch)
            tell(count)
    _tell_missing(held, {said.urn for *_rest, said in everything}, facts, moved)


def _keep(rows: list[tuple[str, tuple[Any, ...]]], held: dict[str, Requirement], moved: Moved) -> None:
    new = [(urn, *values) for urn, values in rows if urn not in held]
    insert(Requirement, ["urn", *FIELDS], new)
    changed = []
    for urn, values in rows:
        known = held.get(urn)
        if known and any(getattr(known, name) != value for name, value in zip(FIELDS, values, strict=True)):
            for name, value in zip(FIELDS, values, strict=True):
                setattr(known, name, value)
            changed.append(known)
    Requirement.objects.bulk_update(changed, [name.removesuffix("_id") for name in FIELDS], batch_size=BATCH)
    moved.created["requirements"] += len(new)
    moved.changed["requirements"] += len(changed)


def _values(catalogue: Catalogue, place: int, said: RequirementFacts, keys: dict[str, int], with_texts: bool) -> tuple[Any, ...]:
    """In the order of FIELDS."""
    shown = with_texts or catalogue.shows_texts
    return (
        catalogue.pk,
        said.reference[:120],
        keys[said.parent] if said.parent else None,
        place,
        said.depth,
        said.kind[:40],
        said.is_assessable,
        Decimal(said.weight),
        said.effort_low,
        said.effort_high,
        said.title[:500] if shown else "",
        said.text if shown else "",
    )


def _tell_missing(held: dict[str, Requirement], said: set[str], facts: Facts, moved: Moved) -> None:
    """Mappings and comments refer to them: they stay, and the report says so."""
    for urn in held.keys() - said:
        moved.problems.append(Problem(facts.name, 0, "missing", urn, _("It is here and no longer in the file; it stays.")))


def _slug(said: CatalogueFacts, taken: set[str]) -> str:
    base = slugify(said.urn.rpartition(":")[2].replace(".", "-"))[:70] or "catalogue"
    slug = next(found for number in range(1, 10_000) if (found := base if number == 1 else f"{base}-{number}") not in taken)
    taken.add(slug)
    return slug


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    coming = iter(rows)
    while batch := list(islice(coming, BATCH)):
        yield batch
