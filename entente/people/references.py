"""Every column of every room that names a person: read from the models themselves, so that none is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import DatabaseError, models, transaction

from entente.people.models import Account, Address, Erasure, Ground, Invitation, Person, Photograph

OWN = {Account, Address, Erasure, Ground, Invitation, Person, Photograph}  # what this room's own actions look after


@dataclass(frozen=True, slots=True)
class Column:
    """A foreign key to a person in another room, or in this one where nothing else looks after it."""

    model: type[models.Model]
    name: str

    @property
    def room(self) -> str:
        return self.model._meta.app_label

    @property
    def noun(self) -> str:
        return self.model._meta.model_name or ""

    def rows(self, person: int) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**{self.name: person})


@cache
def columns() -> tuple[Column, ...]:
    return tuple(_columns())


def _columns() -> Iterator[Column]:
    for model in apps.get_models(include_auto_created=True):
        if model not in OWN:
            for field in model._meta.concrete_fields:
                if field.related_model is Person:
                    yield Column(model, field.name)


def move(column: Column, *, gone: int, kept: int) -> tuple[int, int]:
    """Rows that name one person name another; (moved, left): what the database refuses to move stays where it is."""
    if (moved := _moved(column, column.rows(gone), kept)) is not None:
        return moved, 0
    tried = [_moved(column, column.model._base_manager.filter(pk=pk), kept) for pk in column.rows(gone).values_list("pk", flat=True)]
    return sum(1 for done in tried if done), sum(1 for done in tried if done is None)


def _moved(column: Column, rows: models.QuerySet[Any], kept: int) -> int | None:
    try:
        with transaction.atomic():
            return rows.update(**{column.name: kept})
    except DatabaseError:
        return None  # a row that is immutable, or that the kept person has already
