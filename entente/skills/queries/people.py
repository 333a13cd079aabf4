"""How many experts of each kind there are, as far as it may be shown."""

from collections import Counter
from collections.abc import Iterable

from entente.engine.few import Counted, Shown, shown
from entente.skills.choices import Gender
from entente.skills.models import Expert

UNSAID = ""


def diversity() -> Shown[str]:
    """All experts, whatever they show of themselves, by what they said; nothing that rests on fewer than three."""
    return _shown(Expert.objects.order_by().values_list("gender", flat=True))


def _shown(said: Iterable[str]) -> Shown[str]:
    counts = Counter(said)
    cells = {value: Counted(counts[value], counts[value]) for value in (*Gender.values, UNSAID)}
    return shown(cells, counts.total())
