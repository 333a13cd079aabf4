"""What goes out besides calendars: the list of guests as a table, badges as a PDF."""

from entente.gatherings.exports.badges import Badge, badges, badges_of, is_printed
from entente.gatherings.exports.guests import COLUMNS, rows

__all__ = ["COLUMNS", "Badge", "badges", "badges_of", "is_printed", "rows"]
