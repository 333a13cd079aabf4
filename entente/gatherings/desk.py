"""On the Desk: the next gatherings that the person is invited to or organises."""

from collections.abc import Collection
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.gatherings.choices import GatheringState, GuestState
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.queries import NOUN
from entente.people.desk import Card, Line
from entente.people.together import Row, facts, part
from entente.search.queries import visible

MOST = 4


def cards(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date, keys: Collection[str]) -> list[Card]:
    begins = timezone.make_aware(datetime.combine(day, time.min))
    invited = Exists(Guest.objects.filter(gathering=OuterRef("pk"), person=person_id).exclude(state=GuestState.DECLINED))
    mine = Gathering.objects.filter(Q(invited) | Q(organiser=person_id), pk__in=visible(NOUN, keys))
    coming = mine.filter(state=GatheringState.ANNOUNCED, ends_at__gt=begins).order_by("starts_at", "pk")
    rows = part(coming, most=MOST, label="title", at="starts_at", more=facts(place="place", marking="marking"))
    empty = _("You are invited to nothing at the moment.")
    return [Card(_("Your next gatherings"), rows, _line, 20, empty, "gatherings:gatherings", _("The calendar"))]


def _line(row: Row) -> Line:
    said = row.facts
    return Line(row.label, reverse("gatherings:gathering", args=[row.id]), said["place"], row.at, said["marking"])
