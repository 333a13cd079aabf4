"""Names that mails carry: each delivery's Message-ID, always the same for the same try, and the address that ends a kind of notice."""

import re
from email.utils import parseaddr
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

_NAME = re.compile(r"<?(\d{1,18})\.(\d{1,4})\.([0-9a-f]{20})@")
_UNSUBSCRIBE = "notices.unsubscribe"


class Named(NamedTuple):
    """Which delivery, and how often it had come back before."""

    delivery: int
    returns: int


class Unwanted(NamedTuple):
    person: int
    kind: str


def domain() -> str:
    """The domain mails are sent from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2].lower() or "localhost"


def local_part(named: Named) -> str:
    """Also the name of the file where mails are kept as files; nobody else can make one up."""
    said = f"{named.delivery}.{named.returns}"
    return f"{said}.{salted_hmac('notices.message', said).hexdigest()[:20]}"


def message_id(named: Named) -> str:
    return f"<{local_part(named)}@{domain()}>"


def behind(text: str) -> Named | None:
    """The delivery that a Message-ID of ours names, wherever it stands in a text."""
    for found in _NAME.finditer(text):
        named = Named(int(found[1]), int(found[2]))
        if constant_time_compare(local_part(named).rpartition(".")[2], found[3]):
            return named
    return None


def unsubscribe_address(unwanted: Unwanted) -> str:
    """Works without signing in, for one person and one kind of notice, for as long as the mail lies about."""
    return settings.BASE_URL + reverse("notices:unsubscribe", args=[signing.dumps([*unwanted], salt=_UNSUBSCRIBE)])


def unsubscribed(secret: str) -> Unwanted | None:
    try:
        return Unwanted(*signing.loads(secret, salt=_UNSUBSCRIBE))
    except (signing.BadSignature, TypeError, ValueError):
        return None
