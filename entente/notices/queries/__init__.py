"""Reads of this room: who an audience means, what stands in a mail's way, what became of it, what was said before."""

from entente.notices.queries.archive import archive, received_by
from entente.notices.queries.audiences import Meant, explained, read, resolve
from entente.notices.queries.bounces import bounces_of
from entente.notices.queries.outbox import counts, states_of
from entente.notices.queries.preferences import choices_of

__all__ = ["Meant", "archive", "bounces_of", "choices_of", "counts", "explained", "read", "received_by", "resolve", "states_of"]
