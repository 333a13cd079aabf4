"""What of this room waits for a person: certificates of its organisations that end soon, mappings to review, comments to decide."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Case, F, Value, When
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from entente.certification import catalogue_waiting
from entente.certification.queries.certificates import ending
from entente.people.together import Row, part
from entente.people.waiting import Prepared, Waiting, told

MOST = 20
_CALLED = Case(When(number="", then=Left("name", 80)), default=F("number"))


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    return [*_ending(organisations, day), *catalogue_waiting.prepared(person_id, organisations, permissions, day)]


def _ending(organisations: Collection[int], day: date) -> list[Prepared]:
    if not organisations:
        return []
    found = ending(day, holder__organisation__in=list(organisations))
    return [Prepared(part(found, most=MOST, label=_CALLED, on="ends_on", more=Value("")), _said)]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _said(row: Row) -> Waiting:
    sentence = _("Decide what comes after the certificate %(number)s") % {"number": row.label}
    due_on = row.on - timedelta(days=1) if row.on else None
    return Waiting("certificate", row.id, sentence, "certification:certificate", (row.id,), due_on=due_on, where=_("Certificates"))
