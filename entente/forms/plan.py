"""What is decided about a round before it opens."""

from dataclasses import dataclass
from datetime import datetime

from entente.engine.marking import Marking
from entente.forms.choices import Asks, Results


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`marking` None: its home's own, and TLP:AMBER+STRICT without a home."""

    title: str
    intro: str = ""
    audience: str = ""
    asks: Asks = Asks.PERSON
    closes_at: datetime | None = None
    opens_at: datetime | None = None
    remind_days: tuple[int, ...] = (3, 1)
    results: Results = Results.ORGANISERS
    is_anonymous: bool = False
    may_decline: bool = True
    may_say_nothing: bool = False
    marking: Marking | None = None
