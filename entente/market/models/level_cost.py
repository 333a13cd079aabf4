from typing import Any

from django.db import models
from django.db.models import F, Q

from entente.certification.models import Scheme
from entente.certification.models.scheme import Sourced
from entente.market.choices import Confidence, Counts, Unit
from entente.record.models import Dated, DatedQuerySet


class LevelCost(Dated, Sourced):
    """What a certificate of a level costs, as a triangular range, never a point. Only a whole cost in euros enters the index."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=40, blank=True)  # empty: any of the scheme
    low = models.DecimalField(max_digits=12, decimal_places=2)
    likely = models.DecimalField(max_digits=12, decimal_places=2)
    high = models.DecimalField(max_digits=12, decimal_places=2)
    unit = models.CharField(max_length=4, choices=Unit.choices, default=Unit.EUR)
    counts = models.CharField(max_length=12, choices=Counts.choices)
    confidence = models.CharField(max_length=8, choices=Confidence.choices)
    is_fictional = models.BooleanField(default=False)
    objects: "models.Manager[Any]" = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["scheme", "level", "unit", "counts"],
                condition=Q(to_on=None, superseded_at=None),
                name="market_levelcost_one_open",
            ),
            models.CheckConstraint(
                name="market_cost_is_a_range", condition=Q(low__gte=0, likely__gte=F("low"), high__gte=F("likely"), high__gt=F("low"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.level}".strip()
