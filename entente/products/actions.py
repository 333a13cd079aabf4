"""Every write on products, and its refusals."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from entente import record
from entente.engine.words import fold, normalised_name
from entente.members.models import Organisation
from entente.people.models import Person
from entente.products.finding import findable
from entente.products.models import Product
from entente.vocabulary.models import Expertise, Sector

PLAIN = ("name", "kind", "category", "description", "website", "from_on", "to_on")
RESERVED = {"new", "export"}


class Refusal(Exception):
    """The action did nothing, and says why."""


class CannotOffer(Refusal):
    """The product cannot be described so."""


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """What is said of a product; empty is not known."""

    name: str
    kind: str
    category: str = ""
    description: str = ""
    website: str = ""
    sectors: tuple[str, ...] = ()
    expertise: tuple[str, ...] = ()
    from_on: date | None = None
    to_on: date | None = None


@transaction.atomic
def add(organisation: Organisation, facts: ProductFacts, *, by: Person | None, at: datetime, is_fictional: bool = False) -> Product:
    entry = record.open()
    _refuse(organisation, facts)
    product = Product.objects.create(
        organisation=organisation,
        slug=_slug(facts.name, organisation),
        name_key=normalised_name(facts.name)[:250],
        is_fictional=is_fictional or organisation.is_fictional,
        **_plain(facts),
    )
    _tie(product, facts)
    entry.enter("products.added", product, by=by, organisation=organisation, after=_told(facts))
    return product


@transaction.atomic
def describe(product: Product, facts: ProductFacts, *, by: Person | None, at: datetime) -> Product:
    entry = record.open()
    current = Product.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=product.pk)
    _refuse(current.organisation, facts, but=current)
    before = _told(_facts(current))
    for name, value in _plain(facts).items():
        setattr(current, name, value)
    current.name_key = normalised_name(facts.name)[:250]
    current.save()
    _tie(current, facts)
    after = _told(facts)
    moved = {name for name in after if before[name] != after[name]}
    entry.enter(
        "products.described",
        current,
        by=by,
        organisation=current.organisation,
        before={name: before[name] for name in moved},
        after={name: after[name] for name in moved},
    )
    return current


@transaction.atomic
def end(product: Product, *, on: date, by: Person | None, at: datetime) -> Product:
    """No longer offered from a day on; its page and its certificates stay."""
    entry = record.open()
    current = Product.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=product.pk)
    if current.to_on:
        raise CannotOffer(_("%(product)s ended on %(day)s already.") % {"product": current, "day": f"{current.to_on:%d.%m.%Y}"})
    if current.from_on and on <= current.from_on:
        raise CannotOffer(_("It began on %(day)s; choose a later day.") % {"day": f"{current.from_on:%d.%m.%Y}"})
    current.to_on = on
    current.save(update_fields=["to_on"])
    entry.enter("products.ended", current, by=by, organisation=current.organisation, after={"to_on": on})
    return current


def _refuse(organisation: Organisation, facts: ProductFacts, but: Product | None = None) -> None:
    key = normalised_name(facts.name)[:250]
    if not key:
        raise CannotOffer(_("A product needs a name."))
    if facts.from_on and facts.to_on and facts.to_on <= facts.from_on:
        raise CannotOffer(_("It cannot end before it begins; check both days."))
    same = Product.objects.filter(organisation=organisation, name_key=key)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise CannotOffer(_("%(organisation)s offers a product of this name already.") % {"organisation": organisation})


def _plain(facts: ProductFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in PLAIN}


def _tie(product: Product, facts: ProductFacts) -> None:
    product.sectors.set(Sector.objects.filter(code__in=facts.sectors))
    product.expertise.set(Expertise.objects.filter(code__in=facts.expertise))
    findable(product)


def _facts(product: Product) -> ProductFacts:
    sectors = tuple(product.sectors.order_by("code").values_list("code", flat=True))
    expertise = tuple(product.expertise.order_by("code").values_list("code", flat=True))
    return ProductFacts(**{name: getattr(product, name) for name in PLAIN}, sectors=sectors, expertise=expertise)


def _told(facts: ProductFacts) -> dict[str, Any]:
    return {**_plain(facts), "sectors": sorted(facts.sectors), "expertise": sorted(facts.expertise)}


def _slug(name: str, organisation: Organisation) -> str:
    base = slugify(fold(name))[:80] or f"product-{organisation.slug}"[:80]
    taken = set(Product.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | RESERVED
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 100_000))) if slug not in taken)
