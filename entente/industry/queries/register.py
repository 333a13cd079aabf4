"""The register of labels in figures: by country and by how they stand today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from entente.industry.choices import LabelState, Shows
from entente.industry.models import Label


@dataclass(frozen=True, slots=True)
class Figures:
    """`by_country` counts valid ones; both add up to their totals."""

    by_state: Mapping[str, int]
    by_country: Mapping[str, int]

    @property
    def valid(self) -> int:
        return self.by_state.get(Shows.VALID, 0)

    @property
    def total(self) -> int:
        return sum(self.by_state.values())


def figures(on: date) -> Figures:
    """One query, answered by the index alone: it goes by state and country."""
    counted = {"number": Count("pk"), "valid": Count("pk", filter=Q(until_on__gte=on))}
    rows = list(Label.objects.shown().values_list("state", "country").annotate(**counted).order_by("state", "country"))
    by_country = {country: valid for state, country, _number, valid in rows if state == LabelState.GRANTED and valid}
    revoked = sum(number for state, _country, number, _valid in rows if state == LabelState.REVOKED)
    expired = sum(number for *_of, number, _valid in rows) - revoked - sum(by_country.values())
    by_state = {Shows.VALID: sum(by_country.values()), Shows.EXPIRED: expired, Shows.REVOKED: revoked}
    return Figures({state.value: number for state, number in by_state.items() if number}, by_country)
