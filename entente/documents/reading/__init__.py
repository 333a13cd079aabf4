"""Reading strangers' files: their words, in a process of its own that may neither take long nor much, and knows no secret."""

from entente.documents.reading.apart import read_apart
from entente.documents.reading.found import MOST_LETTERS, Found, Unread, cut, kept

__all__ = ["MOST_LETTERS", "Found", "Unread", "cut", "kept", "read_apart"]
