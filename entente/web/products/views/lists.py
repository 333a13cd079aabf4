"""What organisations offer, for everyone."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.members.access import keeps_members
from entente.members.models import Organisation
from entente.products import access, queries
from entente.products.choices import ProductKind, ResilienceCategory
from entente.products.queries import UNKNOWN, ProductsAsked
from entente.vocabulary.choices import Scheme
from entente.vocabulary.names import country_name
from entente.vocabulary.reference import shipped

NAMES = ("q", "kind", "category", "sector", "country", "organisation", "ended")


@require_safe
def products(request: HttpRequest) -> HttpResponse:
    day, asked = timezone.localdate(), asked_in(request)
    found = queries.find(asked, day)
    kept = [(name, value) for name in NAMES if (value := request.GET.get(name))]
    context = {
        "day": day,
        "asked": asked,
        "found": found,
        "is_whole": not kept and not asked.after,
        "next": f"?{urlencode([*kept, ('after', found.next)])}" if found.next else "",
        "kinds": ProductKind.choices,
        "categories": [(UNKNOWN, ResilienceCategory.NOT_KNOWN.label), *ResilienceCategory.choices[1:]],
        "sectors": [(one.code, one.name) for one in shipped().sectors if one.scheme == Scheme.DEMAND],
        "countries": [(iso2, country_name(iso2)) for iso2 in queries.countries(day)],
        "organisation": Organisation.objects.filter(slug=asked.organisation).first() if asked.organisation else None,
        "offers": keeps_members(request.user) or bool(access.organisations_to_offer(request.user)),
    }
    return render(request, "products/products.html", context)


def asked_in(request: HttpRequest) -> ProductsAsked:
    """What is not understood is left out, so that an old link still opens."""
    said = {name: request.GET.get(name, "").replace("\x00", "").strip() for name in (*NAMES, "after")}
    known = {one.code for one in shipped().sectors}
    return ProductsAsked(
        words=" ".join(said["q"].split())[:200],
        kind=said["kind"],
        category=said["category"],
        sector=said["sector"] if said["sector"] in known else "",
        country=said["country"][:2].upper(),
        organisation=said["organisation"][:120],
        ended=said["ended"] == "yes",
        after=said["after"][:120],
    )
