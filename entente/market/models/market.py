from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.certification.models.scheme import Sourced
from entente.market.choices import sector_name
from entente.record.models import Dated, DatedQuerySet
from entente.vocabulary.models import Country


class Market(Dated, Sourced):
    """A sector of a state that is counted as a market, from a day to a day. Without a share of its own it counts like any other."""

    state = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=40)  # of choices.sectors()
    share = models.DecimalField(max_digits=12, decimal_places=6, null=True, blank=True)  # of the whole market, in per cent
    objects: "models.Manager[Any]" = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["state", "sector"], condition=Q(to_on=None, superseded_at=None), name="market_market_one_open"),
            models.CheckConstraint(name="market_share_counts", condition=Q(share=None) | Q(share__gt=0, share__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.state.name}, {sector_name(self.sector)}"

    def get_absolute_url(self) -> str:
        return reverse("market:market", args=[self.state_id, self.sector])
