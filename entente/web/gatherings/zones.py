"""In which zone the reader's clocks run: as chosen, else where the partnership is."""

from collections.abc import Iterator
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from entente.gatherings import clock

_KEY = "zone"
Grouped = list[tuple[str, list[tuple[str, str]]]]


def zone_of(request: HttpRequest) -> str:
    chosen = request.session.get(_KEY, "")
    return chosen if clock.is_zone(chosen) else settings.TIME_ZONE


def choose(request: HttpRequest, zone: str) -> None:
    request.session[_KEY] = zone


def grouped() -> Grouped:
    """By region, for a list to choose from: ("Europe", [("Europe/Tallinn", "Tallinn"), ...])."""
    return list(_regions())


def _regions() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for region, found in groupby(clock.zones(), key=lambda zone: zone.partition("/")[0]):
        yield region if region != "UTC" else _("None"), [(zone, _named(zone)) for zone in found]


def _named(zone: str) -> str:
    return zone.partition("/")[2].replace("_", " ").replace("/", ", ") or zone
