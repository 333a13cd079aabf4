"""Who holds a mail while it is sent, and what becomes of those whose holder died."""

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from entente.notices import pace
from entente.notices.choices import DeliveryState
from entente.notices.mail import names
from entente.notices.mail.names import Named
from entente.notices.mail.transport import Transport
from entente.notices.models import Delivery
from entente.notices.models.delivery import DUE


def due(at: datetime, most: int) -> list[int]:
    """The deliveries to send next, the longest waiting first."""
    return list(Delivery.objects.due(at).order_by("next_at", "pk").values_list("pk", flat=True)[:most])


def claim(pk: int, run: str, *, at: datetime) -> Delivery | None:
    """The delivery, held by this run, unless another was quicker."""
    claimed = {"state": DeliveryState.SENDING, "run": run, "claimed_at": at, "handed_at": None, "attempts": F("attempts") + 1}
    if not Delivery.objects.due(at).filter(pk=pk).update(**claimed):
        return None
    return Delivery.objects.select_related("notice", "person").get(pk=pk)


def take_back(through: Transport, *, at: datetime) -> int:
    """What a sender left behind when it died: back to the queue, known to be sent, or unsure. The number of mails."""
    silent = Delivery.objects.filter(state=DeliveryState.SENDING, claimed_at__lt=at - pace.LEASE)
    left = list(silent.values_list("pk", "returns", "handed_at", "run"))
    for pk, returns, handed_at, run in left:
        has = through.has(names.local_part(Named(pk, returns))) if handed_at else False
        silent.filter(pk=pk, run=run).update(**_found(has, handed_at, at))
    return len(left)


def _found(has: bool | None, handed_at: datetime | None, at: datetime) -> dict[str, object]:
    if has is None:
        said = _("The sender stopped in the moment of handing it over.")
        return {"state": DeliveryState.UNSURE, "ended_at": at, "said": said}
    if has:
        return {"state": DeliveryState.SENT, "ended_at": handed_at, "said": ""}
    return {"state": DeliveryState.QUEUED, "next_at": at, "run": "", "handed_at": None}


def next_moment(at: datetime) -> datetime | None:
    """When something of what is under way asks to be looked at again."""
    waiting = Delivery.objects.filter(state__in=DUE).order_by("next_at").values_list("next_at", flat=True).first()
    claimed = Delivery.objects.filter(state=DeliveryState.SENDING).order_by("claimed_at").values_list("claimed_at", flat=True).first()
    moments = [moment for moment in (waiting, claimed and claimed + pace.LEASE) if moment]
    return max(min(moments), at) if moments else None
