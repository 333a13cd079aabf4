"""Beside what waits: the bodies in which a person sits."""

from collections.abc import Collection
from datetime import date

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from entente.governance.choices import MandateRole
from entente.governance.models import Mandate, Remit
from entente.people.desk import Card, Line
from entente.people.together import Row, facts, part

MOST = 8


def cards(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date, keys: Collection[str]) -> list[Card]:
    remits = Remit.objects.known().on(day).filter(body=OuterRef("body")).values("name")[:1]
    mine = Mandate.objects.sitting(day).filter(person=person_id).order_by("body__code")
    rows = part(mine, most=MOST, label="body__code", more=facts(name=Subquery(remits), slug="body__slug", role="role"))
    return [Card(_("Your groups"), rows, _line, 10, all_name="governance:bodies", all_words=_("All groups"))]


def _line(row: Row) -> Line:
    said = row.facts
    words = f"{row.label} {said['name'] or ''}".strip()
    return Line(words, reverse("governance:body", args=[said["slug"]]), str(MandateRole(said["role"]).label))
