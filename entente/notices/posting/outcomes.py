"""How a try ended, written into the row by the run that still holds it."""

import hashlib
import re
from datetime import datetime

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from entente.notices import pace
from entente.notices.choices import BounceKind, DeliveryState
from entente.notices.mail import names
from entente.notices.mail.letter import Unaddressable
from entente.notices.mail.names import Named
from entente.notices.mail.transport import Later, NoAddress, Unanswered
from entente.notices.models import Bounce, Delivery

_SECRET = re.compile(r"(/notices/act/)[\w-]{20,}")


class TakenOver(Exception):
    """Another sender holds this mail now."""


def seal(delivery: Delivery, at: datetime) -> None:
    """The last step before the other side has it; refused when this run no longer holds the mail."""
    if not held(delivery).update(handed_at=at, address=delivery.address):
        raise TakenOver(delivery.pk)


def held(delivery: Delivery) -> QuerySet[Delivery]:
    """The row while it is this run's; also when another has meanwhile called it unsure, since the answer did come."""
    return Delivery.objects.filter(pk=delivery.pk, run=delivery.run, state__in=[DeliveryState.SENDING, DeliveryState.UNSURE])


def left(delivery: Delivery, state: DeliveryState, at: datetime, **values: object) -> DeliveryState:
    ended = {"state": state, "address": delivery.address, "ended_at": at, "said": "", "body": without_secrets(delivery.body)}
    held(delivery).update(**(ended | values))
    return state


def put_back(delivery: Delivery, said: str, at: datetime) -> None:
    """The server was away: this was not the mail's fault and counts as no attempt."""
    waits = {"next_at": at + pace.AFTER_AN_OUTAGE, "attempts": F("attempts") - 1, "run": "", "said": said[:500]}
    held(delivery).update(state=DeliveryState.DEFERRED, **waits)


def refused(delivery: Delivery, refusal: Exception, at: datetime) -> DeliveryState:
    said = str(refusal)[:500]
    match refusal:
        case Unaddressable():
            return left(delivery, DeliveryState.FAILED, at, said=_("The address %(address)s cannot be written to.") % {"address": said})
        case Unanswered():
            return left(delivery, DeliveryState.UNSURE, at, said=said)
        case NoAddress():
            _bounce(delivery, said, at)
            return left(delivery, DeliveryState.BOUNCED, at, said=said)
        case Later() if wait := pace.after_refusal(delivery.attempts):
            kept = {"next_at": at + wait, "body": delivery.body, "ended_at": None, "handed_at": None}
            return left(delivery, DeliveryState.DEFERRED, at, said=said, **kept)
    return left(delivery, DeliveryState.FAILED, at, said=said)


def broke(delivery: Delivery, problem: Exception, at: datetime) -> DeliveryState:
    """Our own fault: tried again while that is safe."""
    was_handed = held(delivery).filter(handed_at__isnull=False).exists()
    said = f"{type(problem).__name__}: {problem}"
    return refused(delivery, Unanswered(said) if was_handed else Later(said), at)


def without_secrets(body: str) -> str:
    """What is kept of a mail that has left: the links in it are its reader's alone."""
    return _SECRET.sub(r"\1…", body)


def _bounce(delivery: Delivery, said: str, at: datetime) -> None:
    digest = hashlib.sha256(names.local_part(Named(delivery.pk, delivery.returns)).encode()).hexdigest()
    told = {"person": delivery.person, "delivery": delivery, "address": delivery.address, "kind": BounceKind.HARD, "said": said, "at": at}
    Bounce.objects.get_or_create(digest=digest, defaults=told)
