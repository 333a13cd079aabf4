"""What of this room waits for a person of the office."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.notices.choices import AnnouncementState, DeliveryState
from entente.notices.models import Announcement, Delivery
from entente.people.choices import Permission
from entente.people.together import Row, counted, part
from entente.people.waiting import Prepared, Waiting, told

_MINE = {AnnouncementState.HANDED_IN, AnnouncementState.STOPPED}


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    """Announcements that wait for these eyes, those that could not be sent, and mails of which nobody knows."""
    if Permission.NOTICES_WRITE not in permissions:
        return []
    rows = Announcement.objects.filter(state__in=_MINE).exclude(state=AnnouncementState.HANDED_IN, changed_by=person_id)
    unsure = Delivery.objects.filter(state=DeliveryState.UNSURE)
    return [Prepared(part(rows, label="subject", more="state"), _announcement), Prepared(counted(unsure), _unsure)]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _announcement(row: Row) -> Waiting:
    sentence = _("Read and approve “%(subject)s”") if row.more == AnnouncementState.HANDED_IN else _("“%(subject)s” could not be sent")
    where = _("Writing to people")
    return Waiting(
        "announcement", int(row.id), sentence % {"subject": row.label}, "notices:announcement", (int(row.id),), minutes=5, where=where
    )


def _unsure(row: Row) -> Waiting:
    count = row.number or 0
    sentence = ngettext("Say what became of a mail that was cut off", "Say what became of %(count)s mails that were cut off", count)
    where = _("Writing to people")
    return Waiting("outbox", "unsure", sentence % {"count": count}, "notices:outbox", minutes=5, query="state=unsure", where=where)
