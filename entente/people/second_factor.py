"""When a second factor is asked for: before single organisations' amounts are shown or sent, and before votes.

Whoever has one confirms it once in so many hours of a session. Whoever has none is let in, invited or refused, as the installation says.
A program's token is asked for nothing: it was made by somebody who was.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import Enum
from typing import Any

from allauth.mfa.utils import is_mfa_enabled

from entente.people.models import Account

LASTS = timedelta(hours=8)  # a working day
METHOD = "mfa"


class Policy(Enum):
    """What an installation asks of who has no second factor: ENTENTE_SECOND_FACTOR."""

    OFF = "off"
    ASK = "ask"
    REQUIRE = "require"


class Need(Enum):
    """What stands between somebody and the page."""

    NOTHING = "nothing"
    INVITE = "invite"  # shown, with an invitation to protect the account
    CONFIRM = "confirm"  # by the factor the person has
    SET_UP = "set up"  # not before there is one


def need(account: Account, records: Iterable[Mapping[str, Any]], policy: Policy, *, now: float) -> Need:
    """`records`: how the session was signed in, as allauth notes it; `now` in seconds, as there."""
    if any(one.get("method") == METHOD and now - one["at"] < LASTS.total_seconds() for one in records):
        return Need.NOTHING
    if is_mfa_enabled(account):
        return Need.CONFIRM
    return {Policy.OFF: Need.NOTHING, Policy.ASK: Need.INVITE, Policy.REQUIRE: Need.SET_UP}[policy]
