"""What the operations on schemes take and give. null and empty text: not known, which is never no."""

from datetime import date
from typing import Annotated, Any, Literal

from django.utils import timezone
from ninja import Field, Schema

from entente.certification.models import Scheme, SchemeBody, SchemeLink
from entente.certification.queries import schemes
from entente.certification.queries.schemes import Tracked


class SchemeOut(Schema):
    """A scheme and where it stands today; `since` is null where the source does not say since when."""

    code: str
    name: str
    reach: str
    country: str | None
    scopes: list[str]
    issuer: str
    state: Literal["candidate", "in_force", "ending", "ended"] | None
    since: date | None
    checked_on: date
    source: str
    certificates: int


class SchemeStatusOut(Schema):
    state: str
    from_on: date
    to_on: date | None
    is_since_known: bool
    source: str
    source_note: str
    checked_on: date


class SchemeLevelOut(Schema):
    code: str
    name: str
    means: str
    rank: int
    source: str
    checked_on: date


class SchemeBodyOut(Schema):
    role: str
    name: str
    number: str
    country: str | None
    source: str
    checked_on: date

    @staticmethod
    def resolve_country(row: SchemeBody) -> str | None:
        return row.country_id


class SchemeLinkOut(Schema):
    """`scheme` `kind` `other`: eucc covers cc-fr."""

    scheme: str
    kind: str
    other: str
    from_on: date | None
    note: str

    @staticmethod
    def resolve_scheme(row: SchemeLink) -> str:
        return row.scheme.code

    @staticmethod
    def resolve_other(row: SchemeLink) -> str:
        return row.other.code


class BasisOut(Schema):
    """Against what the scheme assesses; without parts against the whole catalogue, each part with all below it."""

    id: int
    catalogue: str
    level: str | None = Field(description="Null: at every level.")
    parts: list[str] = Field(description="URNs of requirements.")
    from_on: date
    to_on: date | None
    source: str

    @staticmethod
    def resolve_catalogue(row: Any) -> str:
        return str(row.catalogue.slug)

    @staticmethod
    def resolve_level(row: Any) -> str | None:
        return row.level.code if row.level else None

    @staticmethod
    def resolve_parts(row: Any) -> list[str]:
        return sorted(part.urn for part in row.parts.all())


class WholeSchemeOut(SchemeOut):
    long_name: str
    covers: str
    validity: str
    validity_years: int | None
    legal_base: str
    legal_address: str
    recognition: str
    effort: str
    sectors: str
    statuses: list[SchemeStatusOut]
    levels: list[SchemeLevelOut]
    bodies: list[SchemeBodyOut]
    links: list[SchemeLinkOut]
    bases: list[BasisOut]
    by_year: dict[str, int]


class SchemeStateIn(Schema):
    state: Literal["candidate", "in_force", "ending", "ended"]
    on: date
    source: str = Field(min_length=8, max_length=500, pattern=r"^https?://", description="No status without one.")
    note: str = Field("", max_length=300)


class BasisIn(Schema):
    catalogue: str = Field(max_length=200, description="Short name, reference or URN.")
    level: str | None = Field(None, max_length=40, description="The code of a level; null: at every level.")
    parts: list[Annotated[str, Field(max_length=240)]] = Field([], max_length=500, description="References or URNs; none: all of it.")
    on: date
    source: str = Field(min_length=8, max_length=500, pattern=r"^https?://", description="Nothing stands for requirements without one.")
    note: str = Field("", max_length=300)


class BasisEndIn(Schema):
    on: date = Field(description="The first day on which no certificate is issued against it any more.")


def scheme_said(one: Tracked) -> dict[str, Any]:
    plain = ("reach", "scopes", "issuer")
    return {
        **one.told,
        **{name: getattr(one.scheme, name) for name in plain},
        "country": one.scheme.country_id,
        "certificates": one.certificates,
    }


def whole_scheme(found: Scheme) -> dict[str, Any]:
    whole = schemes.whole(found)
    one = Tracked(found, whole.status_on(timezone.localdate()), sum(whole.by_year.values()))
    plain = ("long_name", "covers", "validity", "validity_years", "legal_base", "legal_address", "recognition", "effort", "sectors")
    parts = {"statuses": whole.statuses, "levels": whole.levels, "bodies": whole.bodies, "links": whole.links, "bases": whole.bases}
    by_year = {str(year) if year else "none": count for year, count in whole.by_year.items()}
    return scheme_said(one) | {name: getattr(found, name) for name in plain} | parts | {"by_year": by_year}
