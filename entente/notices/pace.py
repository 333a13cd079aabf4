"""How long to wait before a mail is tried again."""

from datetime import timedelta

LEASE = timedelta(minutes=15)  # how long whoever sends a mail may be silent; longer than the longest answer a mail server may take
AFTER_AN_OUTAGE = timedelta(minutes=1)
_WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440, 1440)]  # four days, as RFC 5321 advises
_RETURNED = [timedelta(days=days) for days in (1, 2, 4)]


def after_refusal(attempts: int) -> timedelta | None:
    """The wait after so many attempts; None when it is time to give up."""
    return _WAITS[attempts - 1] if attempts <= len(_WAITS) else None


def after_return(returns: int) -> timedelta | None:
    """The same for a mail that came back for a passing reason, such as a full mailbox."""
    return _RETURNED[returns - 1] if returns <= len(_RETURNED) else None
