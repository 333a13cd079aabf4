"""Which products and certificates an advisory touches, as they stand here."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from entente.certification.models import Certificate
from entente.products.models import Product
from entente.watch.models import Advisory, Affected

MOST = 50


@dataclass(frozen=True, slots=True)
class Touched:
    products: list[Product]
    certificates: list[Certificate]


def touched(advisory: Advisory, day: date) -> Touched:
    """Three queries, and none where it names no product."""
    rows = list(advisory.affected.all()[:MOST])
    if not rows:
        return Touched([], [])
    found = Q()
    for one in rows:
        found |= products_of(one)
    offered = list(Product.objects.on(day).filter(found).select_related("organisation").order_by("name_key", "slug")[:MOST])
    return Touched(offered, certificates(rows, offered))


def products_of(one: Affected) -> Q:
    """Of this name by a vendor of this name, or of any where none is said; or under both names together."""
    both = f"{one.vendor_key} {one.product_key}".strip()
    return Q(name_key=one.product_key, organisation__name_key__startswith=one.vendor_key) | Q(name_key=both)


def certificates(rows: list[Affected], offered: list[Product]) -> list[Certificate]:
    """Of one of the products; or to a holder of the vendor's name, for something whose name begins with the product's."""
    found = Q(product__in=[one.pk for one in offered])
    for one in rows:
        if one.vendor_key:
            begins = Q(name_key__startswith=one.product_key) | Q(name_key__startswith=f"{one.vendor_key} {one.product_key}")
            found |= Q(holder__name_key__startswith=one.vendor_key) & begins
    return list(Certificate.objects.filter(found).select_related("scheme", "holder").order_by("name_key", "pk")[:MOST])
