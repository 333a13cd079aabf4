"""Every write about mirrors."""

from entente.mirror.actions.closing import close_mirror
from entente.mirror.actions.giving import give, withdraw
from entente.mirror.actions.preparing import Asked, Plan, change, open_mirror, prepare
from entente.mirror.actions.refusals import CannotGive, CannotKeep, Refusal

__all__ = ["Asked", "CannotGive", "CannotKeep", "Plan", "Refusal", "change", "close_mirror", "give", "open_mirror", "prepare", "withdraw"]
