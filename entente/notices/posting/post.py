"""Sending one mail that is claimed."""

from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _

from entente.engine import marking
from entente.notices import kinds, sources
from entente.notices.choices import DeliveryState
from entente.notices.days import day_of
from entente.notices.mail import names
from entente.notices.mail.letter import Unaddressable, letter
from entente.notices.mail.names import Named
from entente.notices.mail.transport import Later, Never, Transport, Unanswered, Unreachable
from entente.notices.models import Delivery
from entente.notices.posting import outcomes
from entente.notices.queries.archive import readable
from entente.notices.queries.reach import in_the_way


def post(delivery: Delivery, through: Transport, *, at: datetime) -> DeliveryState:
    """Send it; how it ended stands in the row. Raises Unreachable, with the mail back in the queue, when the server is away."""
    if said := _why_not(delivery, at):
        return outcomes.left(delivery, DeliveryState.SUPPRESSED, at, said=said)
    delivery.address = delivery.person.email
    name = names.local_part(Named(delivery.pk, delivery.returns))
    try:
        through.hand(name, letter(delivery, at=at), delivery.address, partial(outcomes.seal, delivery, at))
    except Unreachable as away:
        outcomes.put_back(delivery, str(away), at)
        raise
    except (Later, Never, Unanswered, Unaddressable) as refusal:
        return outcomes.refused(delivery, refusal, at)
    return outcomes.left(delivery, DeliveryState.SENT, at)


def _why_not(delivery: Delivery, at: datetime) -> str:
    """Asked again in the moment of sending: a mail that waited for days goes by what holds now."""
    kind = kinds.kind(delivery.notice.kind)
    if found := in_the_way(kind, [delivery.person_id]):
        return found[delivery.person_id]
    return "" if _may_read(delivery, at) else _("The person may no longer see what is marked so.")


def _may_read(delivery: Delivery, at: datetime) -> bool:
    person = delivery.person_id
    if readable([marking.EVERYONE, f"person:{person}"]).filter(pk=delivery.notice_id).exists():
        return True
    viewer = sources.viewers([person], day_of(at))[person]
    return readable(marking.keys(viewer)).filter(pk=delivery.notice_id).exists()
