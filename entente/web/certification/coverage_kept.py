"""What members keep of their questions, as a list shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from entente.certification.models import SelfCheck
from entente.certification.queries.holdings import read


@dataclass(frozen=True, slots=True)
class Kept:
    check: SelfCheck
    held: list[str]
    target: str


def kept(checks: Sequence[SelfCheck], day: date) -> list[Kept]:
    """With the names of what they speak of, looked up for all of them at once."""
    found = read({text for one in checks for text in (*one.holds, one.aims)}, day) if checks else {}
    names = {text: one.label for text, one in found.items()}
    return [Kept(one, [names.get(text, text) for text in one.holds], names.get(one.aims, one.aims)) for one in checks]
