"""What the operations about single people take and answer."""

from datetime import date
from typing import Any

from ninja import Field, Schema

from entente.members.choices import DelegationRole
from entente.people.choices import AddressKind, Facet, LawfulBasis, PersonSource


class AddressOut(Schema):
    id: int
    email: str
    kind: AddressKind
    is_preferred: bool
    is_confirmed: bool


class WorkOut(Schema):
    """What somebody is in an organisation; `to_on` is the first day it no longer holds."""

    organisation: str = Field(description="The slug.")
    name: str
    role: DelegationRole
    job_title: str
    department: str
    from_on: date
    to_on: date | None

    @staticmethod
    def resolve_organisation(row: Any) -> str:
        return str(row.organisation.slug)

    @staticmethod
    def resolve_name(row: Any) -> str:
        return str(row.organisation.name)


class GroundOut(Schema):
    source: PersonSource
    said: str
    basis: LawfulBasis | None
    from_on: date

    @staticmethod
    def resolve_basis(row: Any) -> str | None:
        return row.basis or None


class PersonOut(Schema):
    """A person within what the caller may see of it: `sees` names that, all else is null."""

    id: int
    sees: list[Facet]
    name: str
    title: str
    organisations: list[WorkOut] | None
    languages: list[str] | None
    work_address: str | None
    phone: str | None
    addresses: list[AddressOut] | None
    ground: GroundOut | None
    has_account: bool | None
    has_photograph: bool


class PersonIn(Schema, extra="forbid"):
    """Only what is sent is changed."""

    name: str | None = Field(None, min_length=1, max_length=200)
    email: str | None = Field(None, max_length=254)
    title: str | None = Field(None, max_length=40)
    given: str | None = Field(None, max_length=100)
    family: str | None = Field(None, max_length=100)
    phone: str | None = Field(None, max_length=40)
    languages: list[str] | None = Field(None, max_length=40, description="Codes; the first is the one to be written to in.")


class AddressIn(Schema, extra="forbid"):
    email: str = Field(min_length=3, max_length=254)
    kind: AddressKind = AddressKind.WORK


class GroundIn(Schema, extra="forbid"):
    source: PersonSource
    said: str = Field("", max_length=200, description="Which member, event or file.")
    basis: LawfulBasis | None = Field(None, description="Article 6(1) of Regulation (EU) 2016/679; null: not stated.")


class WorkIn(Schema, extra="forbid"):
    organisation: str = Field(max_length=120, description="The slug.")
    role: DelegationRole
    job_title: str = Field("", max_length=120)
    department: str = Field("", max_length=120)
    on: date | None = Field(None, description="The first day; today unless given.")


class LeftIn(Schema, extra="forbid"):
    organisation: str = Field(max_length=120, description="The slug.")
    because: str = Field(min_length=1, max_length=300)
    on: date | None = Field(None, description="The first day without a role there; today unless given, never later.")


class MergeIn(Schema, extra="forbid"):
    gone: int = Field(ge=1, le=2**53, description="The number of the row that becomes part of this one.")
    because: str = Field("", max_length=300)


class MergedOut(Schema):
    """Rows that name the kept person now, and rows that cannot be changed, by noun."""

    moved: dict[str, int]
    left: dict[str, int]


class PairOut(Schema):
    """Two rows that may be one person, the surest first."""

    kept: int
    gone: int
    name: str
    organisations: list[str]
    same_mailbox: bool


class SectionOut(Schema):
    title: str
    rows: list[dict[str, Any]]


class TableOut(Schema):
    """Lines as the export writes them and the import reads them; a page holds whole people."""

    items: list[dict[str, Any]]
    next: str | None
