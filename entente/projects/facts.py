"""What one row states, once every field of it could be taken."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from entente.members.drafts import Draft


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A row of project.csv. None and empty text: not stated."""

    grant_id: str
    rcn: int | None
    acronym: str = ""
    title: str = ""
    objective: str = ""
    status: str = ""
    start_on: date | None = None
    end_on: date | None = None
    signed_on: date | None = None
    total_cost: Decimal | None = None
    eu_contribution: Decimal | None = None
    funding_scheme: str = ""
    framework: str = ""
    legal_basis: str = ""
    doi: str = ""
    topics: tuple[str, ...] = ()
    master_call: str = ""
    sub_call: str = ""

    @property
    def key(self) -> str:
        return key(self.grant_id, self.rcn)


@dataclass(frozen=True, slots=True)
class ParticipationFacts:
    """A row of organization.csv: an organisation's part in a project."""

    grant_id: str
    project_rcn: int | None
    organisation: Draft
    position: int = 0
    role: str = ""
    is_sme: bool | None = None
    eu_contribution: Decimal | None = None
    net_eu_contribution: Decimal | None = None
    total_cost: Decimal | None = None
    ended_on: date | None = None

    @property
    def key(self) -> str:
        """The project's key, as this row knows it."""
        return key(self.grant_id, self.project_rcn)


def key(grant_id: str, rcn: int | None) -> str:
    """A project is known by its grant, else by its record number."""
    return grant_id or f"rcn-{rcn}"


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation that is known, and its part in a project."""

    organisation: int
    role: str = "participant"
    activity: str = ""
    is_sme: bool | None = None
    eu_contribution: Decimal | None = None
    net_eu_contribution: Decimal | None = None
    total_cost: Decimal | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """A project with its partners in the order of their positions."""

    project: ProjectFacts
    partners: tuple[Partner, ...] = ()
