"""The directory: which organisations match what was asked, and how many there are beside each choice."""

from entente.members.queries.directory.asked import FACETS, SORTS, Asked
from entente.members.queries.directory.current import roll_on
from entente.members.queries.directory.found import Found, find
from entente.members.queries.directory.roll import Roll
from entente.members.queries.directory.rows import Row, rows_of

__all__ = ["FACETS", "SORTS", "Asked", "Found", "Roll", "Row", "find", "roll_on", "rows_of"]
