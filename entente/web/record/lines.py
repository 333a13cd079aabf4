"""Lines of the record with the names of those who acted: the record itself knows only their numbers."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import models

from entente.people.access import User, reader
from entente.people.models import Person
from entente.record.queries import Told, history


def named(lines: Iterable[Told]) -> list[Told]:
    """The same lines with names, asked for once."""
    lines = list(lines)
    people = Person.objects.in_bulk({line.actor_id for line in lines if line.actor_id})
    return [replace(line, actor=str(people.get(line.actor_id or 0, ""))) for line in lines]


def history_of(subject: models.Model, user: User, organisations: frozenset[int] = frozenset(), *, most: int = 50) -> list[Told]:
    """For `record/_history.html`: what was done to a subject, as this user may read it; `organisations` are those the user acts for."""
    return named(history(subject, reader(user, organisations), most=most))
