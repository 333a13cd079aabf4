"""Who cooperates with whom: the partnership, its counterparts, and regions among each other; the graph and its table are one list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from entente.dialogue.choices import MemorandumState
from entente.dialogue.models import Counterpart, Interregional
from entente.vocabulary.models import Region

HOME = "home"
MOST = 60  # of each kind: more than a picture can show


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the graph and of its table. `memoranda`: in force on the day."""

    one: str
    other: str
    one_name: str
    other_name: str
    what: str
    address: str
    memoranda: int = 0
    is_fictional: bool = False


def bodies(rows: QuerySet[Counterpart], on: date) -> list[Tie]:
    """Counterparts with which something is in force first, then by name. One query."""
    live = Q(memoranda__state=MemorandumState.FORCE) & (Q(memoranda__ends_on=None) | Q(memoranda__ends_on__gt=on))
    found = rows.annotate(live=Count("memoranda", filter=live)).order_by("-live", "name")[:MOST]
    return [
        Tie(HOME, f"body:{one.pk}", "", one.name, str(one.get_kind_display()), one.get_absolute_url(), one.live, one.is_fictional)
        for one in found
    ]


def regions(on: date) -> list[Tie]:
    """Each two regions of what runs or is planned. Two queries."""
    live = Interregional.objects.exclude(state__in=["done", "stopped"]).filter(Q(ends_on=None) | Q(ends_on__gte=on))
    found: list[Tie] = []
    for one in live.prefetch_related("regions").order_by("pk")[:MOST]:
        held = sorted(one.regions.all(), key=lambda region: region.pk)
        found += [_between(one, a, b) for place, a in enumerate(held) for b in held[place + 1 :]]
    return found[: 2 * MOST]


def names(ties: Sequence[Tie]) -> dict[str, str]:
    """Every node but the partnership itself, in the order of the ties."""
    pairs = [pair for tie in ties for pair in ((tie.one, tie.one_name), (tie.other, tie.other_name))]
    return {node: name for node, name in pairs if node != HOME}


def _between(link: Interregional, a: Region, b: Region) -> Tie:
    return Tie(f"region:{a.pk}", f"region:{b.pk}", str(a), str(b), link.title, link.get_absolute_url(), is_fictional=link.is_fictional)
