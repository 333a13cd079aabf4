"""A person is erased: its own key opens nothing any more."""

from datetime import datetime

from entente.people.erasing import Fate
from entente.people.models import Person
from entente.search.models import Lock


def fates(person: Person) -> list[Fate]:
    """Nothing of its own: locks say to whom something opens, and go with whom they name."""
    return []


def erase(person: Person, by: Person | None, at: datetime) -> None:
    Lock.objects.filter(key=f"person:{person.pk}").delete()
