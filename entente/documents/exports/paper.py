"""What stands on a paper besides its text."""

from dataclasses import dataclass
from datetime import datetime

from entente.documents.text import Block, levelled, read
from entente.engine.marking import Marking

# The colours of TLP 2.0, on black (https://www.first.org/tlp/).
COLOURS = {
    Marking.CLEAR: "FFFFFF",
    Marking.GREEN: "33FF00",
    Marking.AMBER: "FFC000",
    Marking.AMBER_STRICT: "FFC000",
    Marking.RED: "FF2B2B",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One version of a text; `facts` is the line at its foot, `hint` stands there where signs of the text cannot be printed."""

    title: str
    text: str
    marking: Marking
    at: datetime
    facts: str
    hint: str
    language: str = "en"

    @property
    def blocks(self) -> list[Block]:
        return list(levelled(read(self.text)))

    @property
    def colour(self) -> str:
        return COLOURS[self.marking]
