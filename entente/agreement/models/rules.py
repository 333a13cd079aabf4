from django.db import models

from entente.agreement.choices import Effect
from entente.agreement.models.contract import Contract
from entente.record.models import Dated, DatedQuerySet


class ScopePattern(Dated):
    """Which topics and calls count, for projects dated within its days; the last match decides. A version's rows share `known_at`."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="scope")
    position = models.PositiveSmallIntegerField()
    pattern = models.CharField(max_length=120)
    effect = models.CharField(max_length=10, choices=Effect.choices, default=Effect.INCLUDE)
    objects = DatedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.get_effect_display()} {self.pattern}"


class PrivateRule(Dated):
    """Who counts as private: kinds of organisation, members only or every participant, associated countries or not."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="private_rules")
    kinds = models.JSONField(default=list)
    members_only = models.BooleanField(default=True)
    with_associated_countries = models.BooleanField(default=True)
    objects = DatedQuerySet.as_manager()

    def __str__(self) -> str:
        return ", ".join(self.kinds)
