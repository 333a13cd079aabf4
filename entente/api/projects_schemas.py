"""What the operations on projects take and give. Amounts are texts with two decimals; null is not stated, never 0."""

from datetime import date, datetime
from typing import Literal

from ninja import Field, Schema

from entente.api.paging import After
from entente.engine.money import amount_text
from entente.projects.models import Participation, Project
from entente.projects.queries import FACETS, Asked


class ProjectsAsked(After):
    """Filters: values of one filter are alternatives, filters narrow each other."""

    q: str = Field(
        "", max_length=200, description="Words of acronym, title, key or objective; each stands for all words that begin with it."
    )
    topic: list[str] = []
    call: list[str] = []
    scheme: list[str] = Field([], description="Funding scheme, such as RIA.")
    framework: list[str] = []
    year: list[str] = Field([], description="Year of the start; `none` where it is not stated.")
    country: list[str] = Field([], description="Country of a participant, two letters of ISO 3166-1.")
    origin: list[Literal["real", "fictional"]] = Field([], description="`fictional` projects belong to the demonstration.")
    organisation: str = Field("", max_length=120, description="The slug of a participant.")
    sort: Literal["name", "newest", "largest"] = "name"

    @property
    def asked(self) -> Asked:
        said = {facet: getattr(self, facet) for facet in FACETS}
        one = {"q": self.q, "organisation": self.organisation, "sort": self.sort, "after": self.after}
        return Asked.read(said | {name: [value] for name, value in one.items()})


class AmountsOut(Schema):
    """Amounts as the record states them."""

    total_cost: str | None
    eu_contribution: str | None

    @staticmethod
    def resolve_total_cost(row: Project | Participation) -> str | None:
        return amount_text(row.total_cost)

    @staticmethod
    def resolve_eu_contribution(row: Project | Participation) -> str | None:
        return amount_text(row.eu_contribution)


class ProjectsProjectOut(AmountsOut):
    key: str
    grant_id: str
    rcn: int | None
    acronym: str
    title: str
    status: str
    signed_on: date | None
    start_on: date | None
    end_on: date | None
    funding_scheme: str
    framework: str
    topics: list[str]
    master_call: str | None
    sub_call: str | None
    is_fictional: bool

    @staticmethod
    def resolve_topics(row: Project) -> list[str]:
        return sorted(topic.code for topic in row.topics.all())

    @staticmethod
    def resolve_master_call(row: Project) -> str | None:
        return row.master_call.code if row.master_call else None

    @staticmethod
    def resolve_sub_call(row: Project) -> str | None:
        return row.sub_call.code if row.sub_call else None


class ParticipantOut(AmountsOut):
    """An organisation's part; `organisation` is its slug."""

    organisation: str
    name: str
    country: str
    role: str
    position: int
    activity: str
    is_sme: bool | None
    net_eu_contribution: str | None
    ended_on: date | None

    @staticmethod
    def resolve_organisation(row: Participation) -> str:
        return row.organisation.slug

    @staticmethod
    def resolve_name(row: Participation) -> str:
        return row.organisation.name

    @staticmethod
    def resolve_country(row: Participation) -> str:
        return row.organisation.country_id

    @staticmethod
    def resolve_net_eu_contribution(row: Participation) -> str | None:
        return amount_text(row.net_eu_contribution)


class SourceOut(Schema):
    """The files from which the project was taken, by the SHA-256 of their bytes."""

    name: str
    project_digest: str
    participation_digest: str
    first_imported_at: datetime


class WholeProjectOut(ProjectsProjectOut):
    objective: str
    legal_basis: str
    doi: str
    source: SourceOut | None
    participants: list[ParticipantOut]

    @staticmethod
    def resolve_participants(row: Project) -> list[Participation]:
        return list(row.participations.select_related("organisation").order_by("position", "pk"))


class CodeOut(Schema):
    code: str
    title: str
    projects: int
