"""What the API says and takes about news."""

from datetime import datetime

from django.conf import settings
from ninja import Field, Schema

from entente.api.paging import After
from entente.news.actions import Said
from entente.news.actions.writing import LONGEST
from entente.news.choices import ArticleState
from entente.news.models import Article
from entente.vocabulary.choices import TrafficLight


class NewsAsked(After):
    q: str = Field("", max_length=200, description="Words of the title or the text.")
    language: str = Field("", max_length=2)
    sector: str = Field("", max_length=40, description="A sector's code; what lies in it is meant too.")
    country: str = Field("", max_length=2)
    organisation: str = Field("", max_length=120, description="A member's slug, or “partnership” for what the partnership itself says.")


class ArticleOut(Schema):
    """An article as a list shows it; without an organisation the partnership itself says it."""

    id: int
    title: str
    lead: str
    language: str
    marking: TrafficLight
    organisation: str | None
    sectors: list[str]
    countries: list[str]
    published_at: datetime | None
    corrected_at: datetime | None
    address: str

    @staticmethod
    def resolve_organisation(row: Article) -> str | None:
        return row.organisation.slug if row.organisation else None

    @staticmethod
    def resolve_sectors(row: Article) -> list[str]:
        return sorted(sector.pk for sector in row.sectors.all())

    @staticmethod
    def resolve_countries(row: Article) -> list[str]:
        return sorted(country.pk for country in row.countries.all())

    @staticmethod
    def resolve_address(row: Article) -> str:
        return settings.BASE_URL + row.get_absolute_url()


class WholeArticleOut(ArticleOut):
    """With its text; `original` is the article it is a translation of, `remark` why it was sent back or withdrawn."""

    text: str
    state: ArticleState
    original: int | None = Field(alias="original_id")
    author: str
    publish_at: datetime | None
    remark: str

    @staticmethod
    def resolve_author(row: Article) -> str:
        return row.author.name


class ArticleIn(Schema, extra="forbid"):
    title: str = Field(min_length=1, max_length=160)
    lead: str = Field(min_length=1, max_length=400, description="One or two sentences that say what happened.")
    text: str = Field("", max_length=LONGEST, description="Markdown.")
    language: str = Field("en", max_length=2)
    marking: TrafficLight = TrafficLight.CLEAR
    sectors: list[str] = Field([], max_length=100)
    countries: list[str] = Field([], max_length=100)

    @property
    def said(self) -> Said:
        sectors, countries = frozenset(self.sectors), frozenset(self.countries)
        return Said(self.title, self.lead, self.text, self.language, self.marking.value, sectors, countries)


class NewArticle(ArticleIn):
    organisation: str = Field("", max_length=120, description="The slug of the member in whose name it is written; empty: the partnership.")


class Publishing(Schema, extra="forbid"):
    publish_at: datetime | None = Field(None, description="Empty: at once.")


class NewsBecause(Schema, extra="forbid"):
    because: str = Field(min_length=1, max_length=500)
