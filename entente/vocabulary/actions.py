"""Bringing the tables to what the reference files say. Reference data is code of this version: the record tells of facts, not of it."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from entente.engine.tree import NotATree, grow
from entente.vocabulary.editions import rows_of
from entente.vocabulary.reference import Reference, shipped


class CannotLoad(Exception):
    """The reference files contradict themselves."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did to one table."""

    created: int
    changed: int
    unchanged: int
    ended: int


@transaction.atomic
def load(edition: Reference | None = None) -> dict[str, Loaded]:
    """Bring every table to an edition. What an edition leaves out stays for the rows that refer to it, and is no longer current."""
    edition = edition or shipped()
    _refuse_broken_trees(edition)
    return {rows.noun: _bring(rows.model, rows.rows, rows.key) for rows in rows_of(edition)}


def _refuse_broken_trees(edition: Reference) -> None:
    try:
        for listed in (edition.regions, edition.sectors, edition.expertise):
            grow({one.code: one.parent for one in listed})
    except NotATree as broken:
        raise CannotLoad(f"The reference files cannot be loaded: {broken}") from broken


def _bring(model: type[models.Model], rows: Sequence[models.Model], key: Sequence[str]) -> Loaded:
    held = {_values(row, key): row for row in model._default_manager.all()}
    fields = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    created = [row for row in rows if _values(row, key) not in held]
    changed = [_moved_to(held[_values(row, key)], row, fields) for row in rows if _differs(held.get(_values(row, key)), row, fields)]
    model._default_manager.bulk_create(created)
    model._default_manager.bulk_update(changed, fields, batch_size=100)
    left_out = held.keys() - {_values(row, key) for row in rows}
    ended = _end(model, [held[values] for values in left_out])
    return Loaded(len(created), len(changed), len(rows) - len(created) - len(changed), ended)


def _values(row: models.Model, fields: Iterable[str]) -> tuple[Hashable, ...]:
    return tuple(getattr(row, field) for field in fields)


def _differs(held: models.Model | None, row: models.Model, fields: Sequence[str]) -> bool:
    return held is not None and _values(held, fields) != _values(row, fields)


def _moved_to(held: models.Model, row: models.Model, fields: Sequence[str]) -> models.Model:
    for field in fields:
        setattr(held, field, getattr(row, field))
    return held


def _end(model: type[models.Model], rows: Sequence[Any]) -> int:
    """Rows that others may refer to are kept as no longer current; spans and mappings, to which nothing refers, go."""
    keys = [row.pk for row in rows if getattr(row, "is_current", True)]
    ending = model._default_manager.filter(pk__in=keys)
    if any(field.name == "is_current" for field in model._meta.concrete_fields):
        return ending.update(is_current=False)
    return ending.delete()[0]
