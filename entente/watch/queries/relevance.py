"""What concerns an organisation: its sectors, the products it offers, the products it says it uses. Each with its reason."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from entente.members.models import Organisation
from entente.products.models import Product
from entente.watch.models import Advisory, Affected, Use

Organisations = Collection[int]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it concerns: `kind` is sector, offers or uses."""

    kind: str
    organisation: int
    label: str


def concerning(rows: QuerySet[Advisory], organisations: Organisations) -> QuerySet[Advisory]:
    """Those that concern one of the organisations; one question for all three reasons."""
    of_sector = Advisory.sectors.through.objects.filter(sector__in=_sectors(organisations))
    named = Affected.objects.filter(Exists(_offered(organisations)) | Exists(_used(organisations)))
    return rows.filter(Q(pk__in=of_sector.values("advisory")) | Q(pk__in=named.values("advisory")))


def concerned(advisory: Advisory, organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The same the other way round: which of these it concerns."""
    sectors = Organisation.sectors.through.objects.filter(sector__in=advisory.sectors.values("pk")).values("organisation")
    keys = Q()
    for one in advisory.affected.all():
        keys |= _of_keys(one)
    offers = Product.objects.filter(keys).values("organisation") if keys else Product.objects.none().values("organisation")
    uses = Use.objects.filter(_uses_keys(advisory)).values("organisation")
    return organisations.filter(Q(pk__in=sectors) | Q(pk__in=offers) | Q(pk__in=uses))


def reasons(advisory: Advisory, organisations: Organisations) -> list[Reason]:
    """At most three queries; none where nobody asks."""
    if not organisations:
        return []
    through = Organisation.sectors.through.objects
    shared = through.filter(organisation__in=organisations, sector__in=advisory.sectors.values("pk")).select_related("sector")
    found = [Reason("sector", row.organisation_id, row.sector.name) for row in shared]
    named = advisory.affected.all()
    for pairs, kind in ((_pairs(named, _offered(organisations)), "offers"), (_pairs(named, _used(organisations)), "uses")):
        found += [Reason(kind, organisation, " ".join(filter(None, (vendor, product)))) for vendor, product, organisation in pairs]
    return found


def uses_of(organisation: int) -> list[Use]:
    return list(Use.objects.filter(organisation=organisation).order_by("product_key", "vendor_key"))


def _pairs(named: QuerySet[Affected], mine: QuerySet[Product] | QuerySet[Use]) -> list[tuple[str, str, int]]:
    rows = named.annotate(whose=mine.values("organisation")[:1]).filter(whose__isnull=False).order_by("product_key")
    return list(rows.values_list("vendor", "product", "whose")[:20])


def _sectors(organisations: Organisations) -> QuerySet[Any, Any]:
    return Organisation.sectors.through.objects.filter(organisation__in=organisations).values("sector")


def _offered(organisations: Organisations) -> QuerySet[Product]:
    """The product by its name alone where its vendor is the organisation or not said, or by both names together."""
    same = Q(name_key=OuterRef("product_key")) & (Q(organisation__name_key__startswith=OuterRef("vendor_key")))
    both = Q(name_key=Concat(OuterRef("vendor_key"), Value(" "), OuterRef("product_key")))
    return Product.objects.filter(same | both, organisation__in=organisations)


def _used(organisations: Organisations) -> QuerySet[Use]:
    anybody = Q(vendor_key="") | Q(vendor_key=OuterRef("vendor_key"))
    return Use.objects.filter(anybody, product_key=OuterRef("product_key"), organisation__in=organisations)


def _of_keys(one: Affected) -> Q:
    both = f"{one.vendor_key} {one.product_key}".strip()
    return Q(name_key=one.product_key, organisation__name_key__startswith=one.vendor_key) | Q(name_key=both)


def _uses_keys(advisory: Advisory) -> Q:
    """A use without a vendor is of any; one with, of that vendor."""
    named = Affected.objects.filter(advisory=advisory, product_key=OuterRef("product_key"))
    return (Q(vendor_key="") & Exists(named)) | Exists(named.filter(vendor_key=OuterRef("vendor_key")))
