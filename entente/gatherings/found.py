"""Gatherings as they are found, by whom their marking lets see them."""

from collections.abc import Collection

from django.db.models.functions import Left
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from entente.gatherings.models import Gathering
from entente.gatherings.queries import NOUN
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import visible

MOST = 5000  # letters of a description in which the words are looked for again


def _seen(seeker: Seeker) -> Ids:
    return visible(NOUN, seeker.keys)


def _rows(ids: Collection[int]) -> Part:
    said = facts(marking="marking", place="place", text=Left("description", MOST))
    return part(Gathering.objects.filter(pk__in=ids), label="title", more=said, at="starts_at")


def _say(row: Row) -> Hit:
    said = row.facts
    day = date_format(timezone.localtime(row.at), "j F Y") if row.at else ""
    more = ", ".join(part for part in (day, said["place"]) if part)
    return Hit(row.label, reverse("gatherings:gathering", args=[row.id]), more, said["text"], said["marking"], row.at)


FOUND = {NOUN: Kind(gettext_lazy("Gatherings"), 40, _rows, _say, seen=_seen)}
