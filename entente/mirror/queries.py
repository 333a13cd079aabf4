"""How one organisation stands in a mirror, figure by figure, and why something is not shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from entente.engine.quartiles import LEAST, Kind
from entente.mirror.choices import KINDS, QUARTERS
from entente.mirror.models import Amount, Contribution, Figure, Mirror, Place

WORDS = dict(KINDS)


@dataclass(frozen=True, slots=True)
class Stands:
    """In one circle: how many owners were compared, and the quarter in words."""

    kind: str
    circle: str
    number: int
    quarter: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of one contribution; `amount` None: not given. `silent`: why nothing, or not more, is shown."""

    figure: Figure
    amount: Decimal | None
    stands: Sequence[Stands]
    silent: Sequence[str]

    @property
    def written(self) -> str:
        """As given: 12.7 and not 12.70, grouped as the reader's language does."""
        given = (self.amount or Decimal(0)).normalize()
        return number_format(given, max(0, -int(given.as_tuple().exponent)), force_grouping=True)


def quarter_words(low: int, high: int) -> str:
    if low == high:
        return str(QUARTERS[low])
    return _("between %(low)s and %(high)s") % {"low": QUARTERS[low], "high": QUARTERS[high]}


def lines(mirror: Mirror, contribution: Contribution) -> list[Line]:
    """Own amounts and own places only. One query, two with a closed mirror; `contribution` brings its amounts and places."""
    figures = list(mirror.figures.order_by("position"))
    amounts = {one.figure_id: one.amount for one in contribution.amounts.all()}
    places: dict[int, list[Place]] = {}
    for place in contribution.places.all():
        places.setdefault(place.comparison.figure_id, []).append(place)
    gave = _gave(mirror) if mirror.closed_at else {}
    return [_line(one, amounts.get(one.pk), places.get(one.pk, []), contribution, mirror, gave.get(one.pk, 0)) for one in figures]


def _gave(mirror: Mirror) -> dict[int, int]:
    rows = Amount.objects.filter(figure__mirror=mirror).values_list("figure")
    return dict(rows.annotate(count=Count("pk")))


def _line(figure: Figure, amount: Decimal | None, places: list[Place], of: Contribution, mirror: Mirror, gave: int) -> Line:
    order = [kind for kind, _word in KINDS]
    rows = sorted(places, key=lambda one: order.index(one.comparison.kind))
    stands = [
        Stands(
            one.comparison.kind,
            str(WORDS[one.comparison.kind]),
            one.comparison.number,
            quarter_words(one.low, one.high),
            one.low,
            one.high,
        )
        for one in rows
    ]
    silent = _silent({one.kind for one in stands}, of, gave) if mirror.closed_at and amount is not None else []
    return Line(figure, amount, stands, silent)


def _silent(shown: set[str], of: Contribution, gave: int) -> list[str]:
    if not shown:
        if gave < LEAST:
            return [_("Fewer than five gave this figure, so nothing is shown: a place among four would tell too much.")]
        return [_("Nothing is shown: what differs from the last time, or who belongs to one group, would tell of fewer than five.")]
    said = []
    if of.sector_id and Kind.SECTOR not in shown:
        said.append(_("Your sector is not shown apart: in it, or beside it, there would be fewer than five."))
    if of.size != "unknown" and Kind.SIZE not in shown:
        said.append(_("Your size is not shown apart: in it, or beside it, there would be fewer than five."))
    return said
