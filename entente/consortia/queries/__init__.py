"""Reads that span tables: how a board stands, and the best consortium for it."""

from entente.consortia.queries.people import speakers
from entente.consortia.queries.standing import Kept, standing
from entente.consortia.queries.suggesting import Line, Suggestion, roles_of, suggest

__all__ = ["Kept", "Line", "Suggestion", "roles_of", "speakers", "standing", "suggest"]
