from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.engine import label


class CriteriaQuerySet(models.QuerySet["Criteria"]):
    def on(self, day: date) -> Self:
        return self.filter(Q(to_on=None) | Q(to_on__gt=day), from_on__lte=day)


class Criteria(models.Model):
    """A version of what the label asks, from a day to a day. Never changed: another version follows. What is not known is empty."""

    version = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=120)
    text = models.TextField()  # as `engine.label` reads it
    open_to = models.JSONField(default=list)  # groups of countries that count: ["eu", "efta", "eea"]
    validity_months = models.PositiveSmallIntegerField(null=True, blank=True)  # None: not known; whoever decides names the last day
    fee = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)  # euros; None: not known, never 0
    source = models.CharField(max_length=500)
    source_on = models.DateField(null=True, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    objects = CriteriaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="industry_criteria_ends_after_it_begins", condition=Q(to_on=None) | Q(to_on__gt=F("from_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("industry:criteria-version", args=[self.pk])

    @property
    def criteria(self) -> tuple[label.Criterion, ...]:
        return label.read(self.text)
