"""What can be asked."""

from enum import Enum


class Kind(Enum):
    """A section is a heading over the questions that follow it; it is not answered."""

    SECTION = "section"
    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    ONE = "one"
    MANY = "many"
    DATE = "date"
    FILE = "file"
    TABLE = "table"
    ORGANISATION = "organisation"
    PERSON = "person"
    SLOTS = "slots"

    @property
    def is_choice(self) -> bool:
        return self in {Kind.ONE, Kind.MANY}


SIMPLE = frozenset({Kind.TEXT, Kind.NUMBER, Kind.DATE})  # what a column of a table may hold
