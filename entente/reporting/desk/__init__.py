"""A person's Desk: what waits over all rooms, and the cards beside it."""

from entente.reporting.desk.asking import Desk, Known, ShownCard, desk_of, waiting_of
from entente.reporting.desk.whose import Whose, everyone, whose

__all__ = ["Desk", "Known", "ShownCard", "Whose", "desk_of", "everyone", "waiting_of", "whose"]
