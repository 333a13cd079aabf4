"""What a project can be found by: its acronym, title, key and objective."""

from collections.abc import Iterable

from entente.projects.models import Project
from entente.search import actions as search

NOUN = "projects.project"


def findable(projects: Iterable[Project]) -> None:
    """To be called by whoever writes projects, inside the same transaction."""
    search.put(NOUN, ((one.pk, f"{one.acronym} {one.title} {one.key}\n{one.objective}") for one in projects))
