"""The whole trace added up, kept by each process until something of the agenda or of the projects changes: one query asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from entente.agenda.choices import LinkState
from entente.agenda.models import Link, Topic
from entente.agenda.queries.trace import Money, money_by_year, traced, untraced
from entente.certification.queries.certificate_register import version_now
from entente.projects.models import Project

ROOMS = ("agenda", "projects")


@dataclass(frozen=True, slots=True)
class Kept:
    """`money`: topic -> year -> EU money; `linked`: topics that a call answers; how many real projects name a call that is on file."""

    money: Mapping[int, Mapping[int | None, Money]]
    linked: frozenset[int]
    traced: int
    untraced: int


_kept: tuple[str, Kept] | None = None


def kept() -> Kept:
    global _kept
    version = version_now(*ROOMS)
    if _kept is None or _kept[0] != version:
        _kept = (version, _counted())
    return _kept[1]


def _counted() -> Kept:
    projects = Project.objects.filter(is_fictional=False)
    linked = frozenset(Link.objects.filter(state=LinkState.CONFIRMED).values_list("topic_id", flat=True))
    return Kept(money_by_year(list(Topic.objects.taken_in())), linked, traced(projects).count(), untraced(projects).count())
