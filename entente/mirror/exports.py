"""What one gave to a mirror, and where one stands, going out."""

from collections.abc import Iterable, Iterator
from typing import Any

from entente.mirror.models import Contribution, Mirror
from entente.mirror.queries import lines

COLUMNS = ("organisation", "figure", "unit", "amount", "circle", "compared", "quarter_from", "quarter_to")


def rows(mirror: Mirror, given: Iterable[Contribution]) -> Iterator[tuple[Any, ...]]:
    for one in given:
        for line in lines(mirror, one):
            about = (one.organisation.name, line.figure.name, line.figure.unit, line.amount)
            for stands in line.stands:
                yield (*about, stands.circle, stands.number, stands.low, stands.high)
            if not line.stands:
                yield (*about, " ".join(line.silent), None, None, None)
