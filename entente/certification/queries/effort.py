"""How much work requirements are, where somebody says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from entente.certification.models import Requirement

A_QUERY = 5_000  # keys; SQLite takes no more than 32,766 in one question


@dataclass(frozen=True, slots=True)
class Effort:
    """Person-days from and to, added up over the requirements whose effort is known: how many those are stands beside it."""

    known: int
    low: int
    high: int


def effort_of(keys: Sequence[int]) -> Effort | None:
    """One query for each 5,000; None where nothing is known."""
    known = Requirement.objects.filter(effort_low__isnull=False)
    pairs = [
        pair
        for start in range(0, len(keys), A_QUERY)
        for pair in known.filter(pk__in=keys[start : start + A_QUERY]).values_list("effort_low", "effort_high")
    ]
    return Effort(len(pairs), sum(low or 0 for low, _high in pairs), sum(high or 0 for _low, high in pairs)) if pairs else None
