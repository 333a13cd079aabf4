"""Every write about indicators."""

from entente.indicators.actions.common import bring_common
from entente.indicators.actions.defining import Definition, change, define
from entente.indicators.actions.observing import Seen, compute, observe, send_back, validate
from entente.indicators.actions.refusals import CannotKeep

__all__ = ["CannotKeep", "Definition", "Seen", "bring_common", "change", "compute", "define", "observe", "send_back", "validate"]
