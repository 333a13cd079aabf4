"""Open boards as they are found: by the community."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.consortia.actions.finding import NOUN
from entente.consortia.models import Board
from entente.engine.marking import COMMUNITY, CUSTODIANS
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker


def _seen(seeker: Seeker) -> Ids | None:
    return Board.objects.values("pk") if seeker.keys & {COMMUNITY, CUSTODIANS} else None


def _rows(ids: Collection[int]) -> Part:
    said = facts(topic="topic__code", owner="owner__name", summary="summary", is_fictional="is_fictional")
    return part(Board.objects.filter(pk__in=ids), label="title", more=said)


def _say(row: Row) -> Hit:
    said = row.facts
    address = reverse("consortia:board", args=[row.id])
    return Hit(row.label, address, f"{said['topic']} · {said['owner']}", said["summary"], is_fictional=bool(said["is_fictional"]))


FOUND = {NOUN: Kind(gettext_lazy("Consortia"), 62, _rows, _say, seen=_seen)}
