"""What the operations on members take and give."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Field, Schema

from entente.api.paging import After
from entente.members.models import Classification, Identifier, Ownership, Standing
from entente.members.queries.directory import FACETS, Asked

SIZES = Literal["micro", "small", "medium", "large", "unknown"]
STANDINGS = Literal["applicant", "admitted", "suspended", "left", "excluded", "known"]
KINDS = Literal[
    "large_company",
    "sme",
    "research_centre",
    "university",
    "end_user",
    "operator",
    "association",
    "local_authority",
    "regional_authority",
    "national_authority",
    "none",
]


class Filters(Schema):
    """Values of one filter are alternatives, filters narrow each other. Without a standing: members only."""

    q: str = Field(
        "", max_length=200, description="Words of name, short name, city, profile, sectors or expertise; each the beginning of a word."
    )
    category: list[str] = []
    kind: list[KINDS] = []
    country: list[str] = Field([], description="Two letters of ISO 3166-1, or `elsewhere` for all without a tile on the map.")
    region: list[str] = Field([], description="NUTS 2021 codes of any level; what lies in them is found too.")
    sector: list[str] = []
    expertise: list[str] = []
    standing: list[STANDINGS] = Field([], description="`known`: known, not a member.")
    size: list[SIZES] = []
    on: date | None = Field(None, description="Another day than the partnership's; for the office and auditors.")

    def read(self, **more: str) -> Asked:
        said = {facet: [str(value) for value in getattr(self, facet)] for facet in FACETS}
        return Asked.read(said | {"q": [self.q]} | {name: [value] for name, value in more.items()})


class MembersAsked(Filters, After):
    sort: Literal["name", "joined"] = "name"

    @property
    def asked(self) -> Asked:
        return self.read(sort=self.sort, after=self.after)


class MemberOut(Schema):
    """One line of the directory, as of the day asked for."""

    slug: str
    name: str
    short_name: str
    country: str
    city: str
    kind: str = Field(description="`none` when it was not classified.")
    category: str
    standing: str = Field(description="`known` when it has no standing.")
    size: str
    sectors: list[str]
    member_since: date | None = Field(alias="joined_on")
    is_fictional: bool


class CountsOut(Schema):
    """How many match; beside each value how many would, given all other filters."""

    day: date
    total: int
    members: int
    category: dict[str, int]
    country: dict[str, int]
    kind: dict[str, int]
    standing: dict[str, int]
    size: dict[str, int]
    reached: int = Field(description="Entities of the extended community, each counted once.")
    reached_through: int = Field(description="Associations that reach them.")


class StandingOut(Schema):
    standing: str
    from_on: date
    to_on: date | None
    decision: str

    @staticmethod
    def resolve_standing(row: Standing) -> str:
        return row.kind

    @staticmethod
    def resolve_decision(row: Standing) -> str:
        return str(row.decision.get("label", ""))


class KindOut(Schema):
    kind: str
    category: str
    is_cluster: bool
    from_on: date
    to_on: date | None

    @staticmethod
    def resolve_category(row: Classification) -> str:
        return row.category_id


class NumberOut(Schema):
    scheme: str
    value: str

    @staticmethod
    def resolve_value(row: Identifier) -> str:
        return row.written


class OwnershipOut(Schema):
    owner: str
    owned: str
    share: str
    from_on: date
    to_on: date | None

    @staticmethod
    def resolve_owner(row: Ownership) -> str:
        return row.owner.slug

    @staticmethod
    def resolve_owned(row: Ownership) -> str:
        return row.owned.slug

    @staticmethod
    def resolve_share(row: Ownership) -> str:
        return f"{row.share:.2f}"


class DelegationOut(Schema):
    person: str
    role: str
    from_on: date
    to_on: date | None

    @staticmethod
    def resolve_person(row: Any) -> str:
        return str(row.person)


class ConfirmationOut(Schema):
    """Who confirmed is named on the page, to those who may know it."""

    at: datetime
    holds_until: date


class OrganisationOut(Schema):
    """One organisation, within what the caller may see."""

    slug: str
    name: str
    short_name: str
    country: str
    region: str | None
    city: str
    website: str
    about: str
    size: str
    is_fictional: bool
    sectors: list[str]
    expertise: list[str]
    identifiers: list[NumberOut]
    standings: list[StandingOut]
    kinds: list[KindOut]
    ownerships: list[OwnershipOut]
    continues_as: str | None
    reached: int
    confirmation: ConfirmationOut | None = Field(description="When somebody who speaks for it last said that the profile is right.")
    delegations: list[DelegationOut] | None = Field(description="null where the caller may not see them.")


class CategoryOut(Schema):
    code: str
    name: str
    kinds: list[str]
    is_for_clusters: bool
