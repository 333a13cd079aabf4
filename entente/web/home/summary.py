"""The members' part of the first page: the map, from the directory's own arrays."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from entente.members.queries.directory import Asked, find, roll_on
from entente.web.members.tiles import Tiles, tiles


def members_map(day: date) -> Tiles:
    directory = reverse("members:directory")
    counts = dict(find(roll_on(day), Asked(), limit=1).counts["country"].items())
    return tiles(counts, lambda iso2: f"{directory}?{urlencode({'country': iso2})}")
