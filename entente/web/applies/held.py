"""What the reader's own organisations hold, and whether it opens one market."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entente.certification.choices import CertificateState
from entente.certification.models import Certificate, CertificateStatus
from entente.market.queries.opening import Cell, opening

MOST = 10  # certificates weighed for one page


@dataclass(frozen=True, slots=True)
class Held:
    """A valid certificate of one's own, and the market's answer to it; no cell where the market asks nothing of its scope."""

    certificate: Certificate
    cell: Cell | None


def held(organisations: Iterable[int], country: str, sector: str, day: date) -> list[Held]:
    """The ten issued last. Two queries, and at most two more for each."""
    valid = CertificateStatus.objects.known().on(day).filter(state=CertificateState.VALID).values("certificate")
    rows = Certificate.objects.filter(holder__organisation__in=organisations, pk__in=valid).select_related("scheme", "holder", "country")
    return [_held(one, country, sector, day) for one in rows.order_by("-issued_on", "-pk")[:MOST]]


def _held(one: Certificate, country: str, sector: str, day: date) -> Held:
    cells = opening(one, day).cells
    return Held(one, next((cell for cell in cells if (cell.state, cell.sector) == (country, sector)), None))
