from typing import Any

from django.db import models
from django.db.models import Q

from entente.certification.models.scheme import Sourced
from entente.market.choices import Mode, Scope, sector_name
from entente.record.models import Dated, DatedQuerySet
from entente.vocabulary.models import Country


class Acceptance(Dated, Sourced):
    """What a market asks of one scope, and which levels are enough: any of `accepts`, each `scheme` or `scheme:level` at least.

    `requires`: codes of classes of requirements; None where nobody collected them, which is not the same as none.
    """

    state = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=40)
    scope = models.CharField(max_length=20, choices=Scope.choices)
    mode = models.CharField(max_length=12, choices=Mode.choices)
    accepts = models.JSONField(default=list)
    requires = models.JSONField(null=True, blank=True)
    legal_base = models.CharField(max_length=300, blank=True)
    is_since_known = models.BooleanField(default=True)
    is_fictional = models.BooleanField(default=False)
    objects: "models.Manager[Any]" = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["state", "sector", "scope"], condition=Q(to_on=None, superseded_at=None), name="market_acceptance_one_open"
            ),
            models.CheckConstraint(
                name="market_nothing_asked_accepts_nothing", condition=~Q(mode=Mode.NOTHING) | Q(mode=Mode.NOTHING, accepts=[])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state.name}, {sector_name(self.sector)}, {self.get_scope_display()}"
