"""The few projects of a page, and one project with its participants."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.projects.models import Participation, Project

COORDINATOR = "coordinator"


def rows_of(ids: Iterable[int]) -> list[Project]:
    """Two queries; in the order of the ids."""
    wanted = list(ids)
    held = Project.objects.filter(pk__in=wanted).select_related("master_call", "sub_call").prefetch_related("topics").defer("objective")
    found = {project.pk: project for project in held}
    return [found[pk] for pk in wanted if pk in found]


def project_by_key(key: str) -> Project | None:
    """A project by its key; one that was known by its record number is found by it after its grant became known."""
    found = Project.objects.select_related("master_call", "sub_call", "source").filter(key=key).first()
    if found is None and key.startswith("rcn-") and key[4:].isdecimal() and len(key) < 20:
        found = Project.objects.filter(rcn=int(key[4:])).order_by("key").first()
    return found


@dataclass(frozen=True)
class Consortium:
    """Who takes part in a project; an amount that the source does not state is None."""

    participations: list[Participation]
    members: frozenset[int]  # organisations that are members on the day

    @cached_property
    def countries(self) -> int:
        return len({part.organisation.country_id for part in self.participations})

    @cached_property
    def organisations(self) -> int:
        return len({part.organisation_id for part in self.participations})

    @cached_property
    def coordinator(self) -> Organisation | None:
        return next((part.organisation for part in self.participations if part.role == COORDINATOR), None)

    @cached_property
    def stated(self) -> int:
        """Participations with any amount."""
        return sum(part.eu_contribution is not None or part.total_cost is not None for part in self.participations)


def consortium_of(project: Project, day: date) -> Consortium:
    """Two queries: who takes part, and which of them are members on the day."""
    parts = list(Participation.objects.filter(project=project).select_related("organisation").order_by("position", "pk"))
    members = members_on(day).filter(pk__in={part.organisation_id for part in parts}).values_list("pk", flat=True)
    return Consortium(parts, frozenset(members))


@dataclass(frozen=True)
class OfOrganisation:
    """An organisation's projects: how many in all, the newest few, and what is stated of its own part in them."""

    total: int
    coordinated: int
    eu_contribution: Decimal | None
    stated: int
    newest: list[Participation]


def projects_of(organisation: Organisation, *, most: int = 8) -> OfOrganisation:
    """One query."""
    parts = list(Participation.objects.filter(organisation=organisation).select_related("project").defer("project__objective"))
    parts.sort(key=lambda part: (part.project.start_on or date.min, part.project.key), reverse=True)
    stated = [part.eu_contribution for part in parts if part.eu_contribution is not None]
    return OfOrganisation(
        total=len({part.project_id for part in parts}),
        coordinated=len({part.project_id for part in parts if part.role == COORDINATOR}),
        eu_contribution=sum(stated, start=Decimal(0)) if stated else None,
        stated=len(stated),
        newest=parts[:most],
    )
