"""Advisories as they are found, by whom their marking lets see them."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import visible
from entente.watch.choices import SeverityLevel
from entente.watch.models import Advisory
from entente.watch.queries import NOUN


def _seen(seeker: Seeker) -> Ids:
    return visible(NOUN, seeker.keys)


def _rows(ids: Collection[int]) -> Part:
    said = facts(cve="cve", level="level", summary="summary", marking="marking", is_fictional="is_fictional")
    return part(Advisory.objects.filter(pk__in=ids), label="title", more=said, at="changed_at")


def _say(row: Row) -> Hit:
    said = row.facts
    more = " · ".join(filter(None, (said["cve"], str(SeverityLevel(said["level"]).label))))
    address = reverse("watch:advisory", args=[row.id])
    return Hit(row.label, address, more, said["summary"], said["marking"], row.at, is_fictional=bool(said["is_fictional"]))


FOUND = {NOUN: Kind(gettext_lazy("Advisories"), 62, _rows, _say, seen=_seen)}
