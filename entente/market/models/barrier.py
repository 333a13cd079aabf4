from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.certification.models import Certificate, Scheme
from entente.market.choices import sector_name
from entente.market.measure_choices import BarrierState, Evidence, StillThere
from entente.market.models.measure import Measure
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.models import Country


class Barrier(models.Model):
    """A certificate that was not enough somewhere, as a member reports it: what was asked instead, what it cost, how long it took.

    `checked`: what the access map said when it was reported. Read by the member and the office; others see counts under disclosure control.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    product = models.CharField(max_length=200)
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    level = models.CharField(max_length=40, blank=True)
    state = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=40)
    asked = models.TextField()
    asked_scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_level = models.CharField(max_length=40, blank=True)
    happened_on = models.DateField()
    cost_low = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    cost_high = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    may_be_named = models.BooleanField(default=False)
    checked = models.JSONField(default=dict)
    status = models.CharField(max_length=12, choices=BarrierState.choices, default=BarrierState.REPORTED)
    evidence = models.CharField(max_length=1, choices=Evidence.choices, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="barriers")
    still_there = models.CharField(max_length=6, choices=StillThere.choices, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verified_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="market_barrier_cost_is_a_range", condition=Q(cost_low=None) | Q(cost_high__gte=F("cost_low"))),
            models.CheckConstraint(
                name="market_barrier_verified_has_a_grade",
                condition=~Q(status=BarrierState.VERIFIED) | (~Q(evidence="") & Q(verified_by__isnull=False)),
            ),
            models.CheckConstraint(name="market_barrier_four_eyes", condition=Q(verified_by=None) | ~Q(verified_by=F("by"))),
        ]
        indexes = [models.Index(fields=["status", "id"], name="market_barrier_by_status")]

    def __str__(self) -> str:
        """Never what is reported: the record's entries are labelled with it."""
        return f"B-{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("measures:barrier", args=[self.pk])

    @property
    def market_name(self) -> str:
        return f"{self.state.name}, {sector_name(self.sector)}"

    @property
    def cost(self) -> tuple[Decimal, Decimal] | None:
        return None if self.cost_low is None or self.cost_high is None else (self.cost_low, self.cost_high)

    @property
    def told(self) -> dict[str, Any]:
        names = ("product", "level", "sector", "asked", "asked_level", "happened_on", "cost_low", "cost_high", "months", "may_be_named")
        return {name: getattr(self, name) for name in names} | {"state": self.state_id}
