from django.db import models
from django.db.models import F, Q

from entente.mirror.choices import KINDS
from entente.mirror.models.contribution import Contribution
from entente.mirror.models.mirror import Figure


class Comparison(models.Model):
    """A circle of contributors in which a figure was compared when its mirror closed; `members`: each with its
    ultimate owner on that day; owners are counted."""

    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="comparisons")
    kind = models.CharField(max_length=8, choices=KINDS)
    value = models.CharField(max_length=60, blank=True)
    members = models.JSONField(default=dict)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(name="mirror_comparison_of_five_or_more", condition=Q(number__gte=5))]

    def __str__(self) -> str:
        return f"{self.figure}: {self.kind} {self.value}"


class Place(models.Model):
    """The quarter in which a contribution stands: from 1, the lowest, to 4; two where it stands exactly between them."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="places")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="places")
    low = models.PositiveSmallIntegerField()
    high = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comparison", "contribution"], name="mirror_place_once"),
            models.CheckConstraint(
                name="mirror_place_is_a_quarter", condition=Q(low__range=(1, 4), high__range=(1, 4), high__gte=F("low"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution}: {self.low}"
