"""What the operations that change members take."""

from datetime import date
from typing import Literal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from ninja import Field, Schema
from pydantic import field_validator

from entente.members.choices import IdentifierScheme, Kind
from entente.members.models import Reference

MOVE = Literal["apply", "turn-down", "admit", "suspend", "reinstate", "leave", "exclude"]


class ReferenceIn(Schema, extra="forbid"):
    """The decision behind a change, wherever it is kept."""

    room: str = Field("members", max_length=40)
    noun: str = Field("decision", max_length=40)
    id: str = Field("", max_length=64)
    label: str = Field(min_length=1, max_length=200)

    @property
    def reference(self) -> Reference:
        return Reference(self.room, self.noun, self.id, self.label)


class CategoryIn(Schema, extra="forbid"):
    code: str = Field(min_length=1, max_length=40, pattern=r"^[a-z0-9-]+$")
    name: str = Field(min_length=1, max_length=80)
    kinds: list[Kind] = []
    is_for_clusters: bool = False


class NumberIn(Schema, extra="forbid"):
    """Checked by the rule of its register."""

    scheme: IdentifierScheme
    value: str = Field(min_length=1, max_length=60)


class ProfileIn(Schema, extra="forbid"):
    """What is not sent stays as it is."""

    short_name: str | None = Field(None, max_length=100)
    website: str | None = Field(None, max_length=300, description="With http:// or https://, or empty.")
    about: str | None = Field(None, max_length=4000)
    sectors: list[str] | None = None
    expertise: list[str] | None = None
    name: str | None = Field(None, min_length=1, max_length=300, description="For the office.")
    region: str | None = Field(None, max_length=5, description="For the office: a NUTS 2021 code of the country, or empty.")
    city: str | None = Field(None, max_length=120, description="For the office.")
    identifiers: list[NumberIn] | None = Field(None, description="For the office: all of them; what is missing is taken away.")

    @field_validator("website")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        try:
            URLValidator(schemes=["http", "https"])(value or "https://example.org")
        except ValidationError as why:
            raise ValueError(str(why.message)) from why
        return value


class OrganisationIn(ProfileIn):
    name: str = Field(min_length=1, max_length=300)
    country: str = Field(min_length=2, max_length=2, description="Two letters of ISO 3166-1; EL and UK are understood.")
    kind: Kind | None = Field(None, description="Needed before it can be admitted.")
    is_cluster: bool = False
    kind_from: date | None = Field(None, description="Today unless given.")
    even_if_alike: bool = Field(False, description="Add it though one of the same name is known in the country.")


class StandingIn(Schema, extra="forbid"):
    move: MOVE
    on: date
    decision: ReferenceIn | None = None


class KindIn(Schema, extra="forbid"):
    kind: Kind
    is_cluster: bool = False
    on: date
    because: str = Field("", max_length=300)
