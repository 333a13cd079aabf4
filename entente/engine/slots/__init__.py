"""Meetings of two sides in parallel slots: which of the wishes can be kept, and when; nobody is in two places at once."""

from entente.engine.slots.choosing import Chosen, Limits, Wish, choose
from entente.engine.slots.placing import Meeting, place

__all__ = ["Chosen", "Limits", "Meeting", "Wish", "arrange", "choose", "place"]


def arrange(wishes: "list[Wish] | tuple[Wish, ...]", limits: Limits) -> tuple[Chosen, tuple[Meeting, ...]]:
    """The best set of wishes, and a slot for each: choosing and placing are two steps because the second always succeeds (König)."""
    chosen = choose(wishes, limits)
    return chosen, place([(one.guest, one.host) for one in chosen.wishes], limits.slots)
