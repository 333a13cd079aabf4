"""What of this room waits for a person: figures to give in its circles; mirrors whose day has passed, to close."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from entente.governance.choices import CHAIRING
from entente.governance.models import Mandate
from entente.mirror.models import Contribution, Mirror
from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

MOST = 20


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    seats = Mandate.objects.sitting(day).filter(person=person_id)
    running = Mirror.objects.filter(opened_at__isnull=False, closed_at=None)
    given = Contribution.objects.filter(organisation__in=seats.exclude(organisation=None).values("organisation")).values("mirror")
    mine = running.filter(body__in=seats.exclude(organisation=None).values("body"), closes_on__gte=day).exclude(pk__in=given)
    over = running.filter(closes_on__lt=day)
    if Permission.MIRROR_KEEP not in permissions:
        over = over.filter(body__in=seats.filter(role__in=CHAIRING).values("body"))
    said = facts(body="body__code")
    return [
        Prepared(part(mine.order_by("closes_on", "pk"), most=MOST, label="title", on="closes_on", more=said), _give),
        Prepared(part(over.order_by("closes_on", "pk"), most=MOST, label="title", more=said), _close),
    ]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _give(row: Row) -> Waiting:
    sentence = _("Give your figures for “%(title)s”") % {"title": row.label}
    return _waiting("mirror", row, sentence, "mirror:give", 5)


def _close(row: Row) -> Waiting:
    return _waiting("mirror-over", row, _("Close “%(title)s”; its day has passed") % {"title": row.label}, "mirror:close", 1)


def _waiting(noun: str, row: Row, sentence: str, page: str, minutes: int) -> Waiting:
    where = row.facts["body"]
    number = int(row.id)
    return Waiting(noun, number, sentence, page, (number,), due_on=row.on, minutes=minutes, where=where, label=row.label, marking="amber")
