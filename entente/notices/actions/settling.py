"""Deciding about a mail of which nobody knows whether it arrived."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.notices import queue
from entente.notices.choices import DeliveryState
from entente.notices.models import Delivery
from entente.notices.refusals import Refusal
from entente.people.models import Person

AGAIN = {DeliveryState.UNSURE, DeliveryState.FAILED, DeliveryState.BOUNCED}


class CannotSettle(Refusal):
    """The mail is under way, or done."""


@transaction.atomic
def settle(delivery: Delivery, *, arrived: bool, by: Person, at: datetime) -> Delivery:
    """Say that an unsure mail arrived, or have one that did not sent again."""
    entry = record.open()
    row = Delivery.objects.select_for_update(of=("self",)).select_related("notice", "person").get(pk=delivery.pk)
    if row.state not in (AGAIN if not arrived else {DeliveryState.UNSURE}):
        raise CannotSettle(_("This mail is “%(state)s”; there is nothing to decide about it.") % {"state": row.get_state_display()})
    if not arrived:
        row.state, row.next_at, row.ended_at, row.handed_at, row.attempts, row.run = DeliveryState.QUEUED, at, None, None, 0, ""
    else:
        row.state, row.said = DeliveryState.SENT, ""
    row.save()
    entry.enter("notices.settled", row.notice, by=by, after={"person": row.person.name, "state": row.state})
    queue.wake()
    return row
