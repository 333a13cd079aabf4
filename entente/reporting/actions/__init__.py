"""Every write of this room: releases, the mail that once a month says what waits, and asking by mail for comments on papers."""

from entente.reporting.actions.commenting import ask_for_comments
from entente.reporting.actions.releasing import CannotRelease, release
from entente.reporting.actions.reminding import remind

__all__ = ["CannotRelease", "ask_for_comments", "release", "remind"]
