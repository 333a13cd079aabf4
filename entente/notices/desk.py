"""On the Desk: what was said to the person lately."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from entente.notices.models import Delivery
from entente.people.desk import Card, Line
from entente.people.together import Row, facts, part

MOST = 4


def cards(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date, keys: Collection[str]) -> list[Card]:
    """What stands in the person's own mailbox, whatever its marking."""
    newest = Delivery.objects.filter(person=person_id).order_by("-pk")
    said = facts(marking="notice__marking", why="why")
    rows = part(newest, most=MOST, id="notice_id", label="notice__subject", at="notice__created_at", more=said)
    empty = _("Nothing yet. What the partnership says to you stands here, also when a mail is lost.")
    return [Card(_("Said to you lately"), rows, _line, 40, empty, "notices:received", _("All that was said to you"), newest_first=True)]


def _line(row: Row) -> Line:
    said = row.facts
    return Line(row.label, reverse("notices:notice", args=[row.id]), said["why"], row.at, said["marking"])
