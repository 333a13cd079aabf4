"""Requests as they are found: by their organisation and the office."""

from collections.abc import Collection

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import visible
from entente.support.choices import RequestState, SupportKind
from entente.support.models import Request
from entente.support.models.request import number_of
from entente.support.queries import NOUN


def _seen(seeker: Seeker) -> Ids:
    return visible(NOUN, seeker.keys)


def _rows(ids: Collection[int]) -> Part:
    said = facts(year="year", serial="serial", kind="kind", state="state", by=F("organisation__name"))
    return part(Request.objects.filter(pk__in=ids), label="subject", more=said, at="asked_at")


def _say(row: Row) -> Hit:
    said = row.facts
    words = [number_of(said["year"], said["serial"]), SupportKind(said["kind"]).label, said["by"], RequestState(said["state"]).label]
    return Hit(row.label, reverse("support:request", args=[row.id]), " · ".join(map(str, words)), at=row.at)


FOUND = {NOUN: Kind(gettext_lazy("Support"), 65, _rows, _say, seen=_seen)}
