"""What the API says and takes about advisories."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from ninja import Field, Schema

from entente.documents.home import Recipients
from entente.engine.advisories.draft import Affected
from entente.members.models import Organisation
from entente.vocabulary.choices import TrafficLight
from entente.vocabulary.models import Sector
from entente.watch.actions import Written
from entente.watch.choices import AdvisoryState, Origin, Pap, SeverityLevel, SourceKind, Stance
from entente.watch.models import Advisory, Circle


class AffectedOut(Schema):
    """In the source's words."""

    vendor: str = Field("", max_length=200)
    product: str = Field(max_length=200)
    versions: str = Field("", max_length=300)


class AdvisoryLineOut(Schema):
    """`level` and `score` are empty and null where the severity is not known, which is not none."""

    id: int
    title: str
    cve: str
    marking: TrafficLight
    pap: Pap
    level: SeverityLevel
    score: Decimal | None
    score_origin: Origin
    exploited_on: date | None
    published_on: date
    due_on: date | None
    state: AdvisoryState
    is_fictional: bool


class WatchSourceOut(Schema):
    kind: SourceKind
    key: str
    name: str
    marking: str
    at: datetime


class AdvisoryOut(AdvisoryLineOut):
    summary: str
    advice: str
    cvss_version: str
    cvss_vector: str
    links: list[str]
    sectors: list[str]
    affected: list[AffectedOut]
    sources: list[WatchSourceOut]
    circle: int | None
    organisation: str | None
    revision: int
    products: list[str] = Field(description="Slugs of products here that it touches.")
    certificates: list[int]
    concerns: list[str] = Field(description="Why it concerns your organisations: sector, offers or uses, and what.")

    @staticmethod
    def resolve_sectors(row: Advisory) -> list[str]:
        return [one.pk for one in row.sectors.order_by("position")]

    @staticmethod
    def resolve_circle(row: Advisory) -> int | None:
        return row.circle_id

    @staticmethod
    def resolve_organisation(row: Advisory) -> str | None:
        return row.organisation.slug if row.organisation else None


class NewAdvisory(Schema, extra="forbid"):
    """`organisation`: in whose name, empty for the partnership; `recipients` are slugs; a circle is a recipient by itself."""

    title: str = Field(max_length=300)
    summary: str = Field(max_length=20_000)
    marking: TrafficLight
    organisation: str = Field("", max_length=120)
    cve: str = Field("", max_length=25)
    advice: str = Field("", max_length=20_000)
    pap: Pap = Pap.UNSAID
    circle: int | None = Field(None, ge=1, lt=2**63)
    recipients: list[str] = Field([], max_length=200)
    sectors: list[str] = Field([], max_length=60)
    affected: list[AffectedOut] = Field([], max_length=200)
    vector: str = Field("", max_length=300)
    score: Decimal | None = Field(None, ge=0, le=10)
    exploited_on: date | None = None
    due_on: date | None = None
    links: list[str] = Field([], max_length=40)

    def written(self, circle: Circle | None, given: list[Organisation], sectors: list[Sector]) -> Written:
        names = ("title", "summary", "cve", "advice", "vector", "score", "exploited_on", "due_on", "links")
        return Written(
            **{name: getattr(self, name) for name in names},
            marking=self.marking.value,
            pap=self.pap.value,
            circle=circle,
            recipients=Recipients.of(organisations=[one.pk for one in given]),
            sectors=sectors,
            affected=[Affected(one.vendor, one.product, one.versions) for one in self.affected],
        )


class BecauseIn(Schema, extra="forbid"):
    because: str = Field(max_length=500)


class WatchAnswerIn(Schema, extra="forbid"):
    organisation: str = Field(max_length=120)
    stance: Stance
    note: str = Field("", max_length=500)


class WatchAnswerOut(Schema):
    organisation: str
    stance: Stance
    note: str
    due_on: date | None
    at: datetime | None

    @staticmethod
    def resolve_organisation(row: Any) -> str:
        slug: str = row.organisation.slug
        return slug


class ExportOut(Schema):
    """The document in the format asked for, and what was lost or put in another place."""

    document: dict[str, Any]
    losses: list[str]


class WatchImportIn(Schema, extra="forbid"):
    """`content` is the file's text."""

    name: str = Field("file", max_length=200)
    content: str = Field(max_length=2_000_000)
    format: Literal["", "kev", "csaf", "stix", "misp", "euvd"] = ""
    circle: int | None = Field(None, ge=1, lt=2**63)
    dry_run: bool = False


class WatchLeftOutOut(Schema):
    place: str
    key: str
    why: str


class WatchImportOut(Schema):
    created: int
    changed: int
    unchanged: int
    rejected: int
    dry_run: bool
    left_out: list[WatchLeftOutOut]


class CircleOut(Schema):
    id: int
    body: str
    sectors: list[str]
    marking: TrafficLight
    pap: Pap
    answer_days: int

    @staticmethod
    def resolve_body(row: Circle) -> str:
        return row.body.code

    @staticmethod
    def resolve_sectors(row: Circle) -> list[str]:
        return [one.pk for one in row.sectors.all()]


class WatchCellOut(Schema):
    """`sector` is empty for those that name none."""

    sector: str
    month: date
    advisories: int


class PictureOut(Schema):
    total: int
    months: list[date]
    cells: list[WatchCellOut]
