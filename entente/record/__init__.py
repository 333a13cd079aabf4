"""Who did what, when: append-only and hash-chained. An action begins with `record.open()`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entente.record.actions import Opened


def open() -> "Opened":  # noqa: A001 -- read at the call as record.open()
    """Take the chain's head before any other lock; must stand first in an action's transaction."""
    from entente.record.actions import opened

    return opened()
