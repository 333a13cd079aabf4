"""A project's page in words."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from entente.members.models import Organisation
from entente.projects.models import Call, Participation, Project, Topic
from entente.projects.queries import Consortium
from entente.web.projects.labels import ACTIVITIES, ROLES, STATUSES, TONES, said

CORDIS = "https://cordis.europa.eu/project/"


@dataclass(frozen=True, slots=True)
class Partner:
    part: Participation
    organisation: Organisation
    role: str
    activity: str
    is_member: bool


class Profile:
    """Built for one request; each part is computed when the template asks."""

    def __init__(self, project: Project, consortium: Consortium) -> None:
        self.project, self.consortium = project, consortium

    @property
    def status(self) -> str:
        return said(STATUSES, self.project.status)

    @property
    def tone(self) -> str:
        return TONES.get(self.project.status, "past")

    @cached_property
    def topics(self) -> list[Topic]:
        return sorted(self.project.topics.all(), key=lambda topic: topic.code)

    @property
    def calls(self) -> list[Call]:
        """The master call, and the call under it where that is another."""
        return list(dict.fromkeys(filter(None, (self.project.master_call, self.project.sub_call))))

    @property
    def share(self) -> Decimal | None:
        """What part of the cost the EU pays, where both are stated."""
        cost, paid = self.project.total_cost, self.project.eu_contribution
        return paid / cost if cost and paid is not None else None

    @cached_property
    def partners(self) -> list[Partner]:
        return [
            Partner(
                part,
                part.organisation,
                said(ROLES, part.role),
                said(ACTIVITIES, part.activity),
                part.organisation_id in self.consortium.members,
            )
            for part in self.consortium.participations
        ]

    @property
    def official_page(self) -> str:
        """Where the funder shows a real project."""
        if self.project.is_fictional:
            return ""
        return f"{CORDIS}id/{self.project.grant_id}" if self.project.grant_id else f"{CORDIS}rcn/{self.project.rcn}"
