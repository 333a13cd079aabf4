"""All values of one filter, where the list beside the directory shows only the most frequent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from entente.web.members.labels import FACETS
from entente.web.members.values import groups_of
from entente.web.members.views.directory import listing_of


@require_safe
def facet(request: HttpRequest, facet: str) -> HttpResponse:
    if facet not in FACETS:
        raise Http404
    listing = listing_of(request)
    others = [pair for pair in listing.kept if pair[0] != facet]
    context = {"listing": listing, "facet": facet, "legend": FACETS[facet], "groups": groups_of(listing, facet), "others": others}
    return render(request, "members/facet.html", context)
