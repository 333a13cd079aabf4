"""What rooms above may hand down to a meeting. A room offers a module of the name; `people.discovery.offered` finds it.

`minuted.py`: `minuted(gatherings: Collection[int]) -> list[Minuted]`: what the minutes print besides the notes, such as every vote of a
meeting with its rule, the hash of its roll and its rounds. Asked when minutes are filed.

`decided.py`: `decided(body, lines: list[Decided], *, by, at) -> None`: what the filed minutes, or a written procedure, say was decided.
Called inside the transaction, again with all lines when minutes are filed anew: `Decided.reference` is the same for the same line, so that
a register enters it once. A refusal stops the filing.

`quorate.py`: `quorate(gathering: int, at: datetime) -> Quorate | None`: the quorum by the rule that room keeps, instead of the body's own
simple one; None where it has none for this meeting.

`proposing.py`: `proposes(body, day) -> list[governance.queries.proposed.Proposed]`: what an agenda should hold by a day though nobody has
put it on the list, such as decisions whose follow-up is late. What is known long before is better put there by `actions.put_on_agenda`.
"""

from dataclasses import dataclass
from datetime import date

from entente.members.models import Reference


@dataclass(frozen=True, slots=True)
class Minuted:
    """A thing of a meeting, in lines of plain text; `item` is the agenda item under which it stands, None for the end of the minutes."""

    gathering: int
    item: int | None
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A line that says what was decided. `marking` is that of the paper it stands in; `document` its reference."""

    reference: Reference
    text: str
    on: date
    marking: str
    gathering: int | None = None
    item: int | None = None
    document: str = ""
    is_taken: bool = True  # a written procedure may also end without a decision


@dataclass(frozen=True, slots=True)
class Quorate:
    """Whether enough are there by a rule of the room above, in a sentence with its numbers."""

    is_reached: bool
    said: str
