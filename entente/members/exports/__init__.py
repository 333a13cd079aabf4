"""Tables going out: the directory, and people with their roles."""

from entente.members.exports.directory import COLUMNS, rows

__all__ = ["COLUMNS", "rows"]
