"""The directory: who is a member, found by words and filters, for everyone."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from entente.members import access
from entente.members.queries.directory import Asked, find, roll_on
from entente.web.context import partnership
from entente.web.members.listing import Listing


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Everyone sees the partnership's day; who sees live figures may ask for another (`?on=`)."""
    listing = listing_of(request)
    template = "members/_results.html" if _wants_fragment(request) else "members/directory.html"
    response = render(request, template, {"listing": listing, "day": listing.roll.day, "keeps": access.keeps_members(request.user)})
    patch_vary_headers(response, ["HX-Request"])
    if _wants_fragment(request):
        response["HX-Push-Url"] = listing.address()
    return response


def listing_of(request: HttpRequest) -> Listing:
    asked = Asked.read(dict(request.GET.lists()))
    on = read_day(request.GET.get("on", ""))
    day = access.day_for(request.user, partnership(request), on)
    roll = roll_on(day)
    return Listing(roll, asked, find(roll, asked), on if on != partnership(request).day else None)


def read_day(text: str) -> date | None:
    """A day of an address; what is no day is left out, so that an old link still opens."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _wants_fragment(request: HttpRequest) -> bool:
    """A page that the browser restores from its history is a whole page."""
    return bool(request.htmx) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
