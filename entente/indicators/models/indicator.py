from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.indicators.choices import Direction, Source


class Indicator(models.Model):
    """What is measured, how, and from where to where it should go. What it was is in its observations."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    definition = models.TextField(max_length=2000)
    unit = models.CharField(max_length=40)
    direction = models.CharField(max_length=4, choices=Direction.choices, default=Direction.UP)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.ENTERED)
    measure = models.CharField(max_length=60, blank=True)  # of a computed one: what `entente observe` writes here
    method = models.TextField(max_length=2000, blank=True)
    disaggregation = models.CharField(max_length=200, blank=True)  # by what it is split: "country, kind of member"
    baseline = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)  # targets and values invented to show how it works
    is_public = models.BooleanField(default=True)
    trap = models.CharField(max_length=500, blank=True)  # what makes it look better than it is
    cited = models.CharField(max_length=300, blank=True)  # where the definition comes from
    is_locked = models.BooleanField(default=False)  # its words are somebody else's: only targets, baseline and values are ours

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="indicators_indicator_baseline_has_a_day",
                condition=Q(baseline=None, baseline_on=None) | Q(baseline__isnull=False, baseline_on__isnull=False),
            ),
            models.CheckConstraint(name="indicators_indicator_computed_by_a_measure", condition=~Q(source="computed") | ~Q(measure="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programme:indicator", args=[self.pk])


class Target(models.Model):
    """What the indicator should be at the end of a year."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=18, decimal_places=4)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="indicators_target_one_a_year")]

    def __str__(self) -> str:
        return str(self.year)
