"""The register of labels in figures: by country and by how they stand today."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, Value, When

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
    """One query."""
    stands = Case(
        When(state=LabelState.REVOKED, then=Value(Shows.REVOKED.value)),
        When(until_on__lt=on, then=Value(Shows.EXPIRED.value)),
        default=Value(Shows.VALID.value),
        output_field=CharField(),
    )
    rows = Label.objects.shown().annotate(how=stands).values_list("how", "country").annotate(number=Count("pk")).order_by()
    by_state, by_country = Counter[str](), Counter[str]()
    for state, country, number in rows:
        by_state[state] += number
        by_country[country] += number if state == Shows.VALID else 0
    return Figures(by_state, +by_country)
