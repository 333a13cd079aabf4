"""Products: the list with its filters, one with what it is for, and those of an organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from entente.members.models import Organisation
from entente.products.choices import ProductKind, ResilienceCategory
from entente.products.finding import NOUN
from entente.products.models import Product
from entente.search.queries import matching
from entente.vocabulary.queries import sectors_within

PAGE = 25
UNKNOWN = "none"


@dataclass(frozen=True, slots=True)
class ProductsAsked:
    words: str = ""
    kind: str = ""
    category: str = ""
    sector: str = ""
    country: str = ""
    organisation: str = ""
    ended: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class ProductsFound:
    total: int
    rows: list[Product]
    next: str


def listed(asked: ProductsAsked, day: date) -> QuerySet[Product]:
    """Those offered on the day; the ended ones too where they are asked for."""
    found = Product.objects.all() if asked.ended else Product.objects.on(day)
    if asked.words:
        found = found.filter(pk__in=matching(NOUN, asked.words))
    if asked.kind in ProductKind.values:
        found = found.filter(kind=asked.kind)
    if asked.category == UNKNOWN or asked.category in ResilienceCategory.values[1:]:
        found = found.filter(category="" if asked.category == UNKNOWN else asked.category)
    if asked.sector:
        found = found.filter(pk__in=Product.sectors.through.objects.filter(sector__in=sectors_within(asked.sector)).values("product"))
    if asked.country:
        found = found.filter(organisation__country=asked.country)
    return found.filter(organisation__slug=asked.organisation) if asked.organisation else found


def find(asked: ProductsAsked, day: date, *, limit: int = PAGE) -> ProductsFound:
    """At most three queries; a slug marks the place."""
    found = listed(asked, day)
    rows = list(_beyond(found, asked.after).select_related("organisation").order_by("name_key", "slug")[: limit + 1])
    more = len(rows) > limit
    return ProductsFound(found.count(), rows[:limit], rows[limit - 1].slug if more else "")


def _beyond(found: QuerySet[Product], after: str) -> QuerySet[Product]:
    place = Product.objects.filter(slug=after).first() if after else None
    if place is None:
        return found
    return found.filter(Q(name_key__gt=place.name_key) | Q(name_key=place.name_key, slug__gt=place.slug))


def countries(day: date) -> list[str]:
    return list(Product.objects.on(day).values_list("organisation__country_id", flat=True).distinct().order_by("organisation__country_id"))


def of_organisation(organisation: Organisation, day: date) -> Sequence[Product]:
    """One query."""
    return list(Product.objects.on(day).filter(organisation=organisation).order_by("name_key", "slug")[:50])


def by_kind(day: date) -> dict[str, int]:
    return dict(Product.objects.on(day).values_list("kind").annotate(count=Count("pk")))
