from typing import Self

from django.db import models
from django.db.models import F, Q

from entente.indicators.choices import ObservationState
from entente.indicators.models.indicator import Indicator
from entente.people.models import Person


class ObservationQuerySet(models.QuerySet["Observation"]):
    def validated(self) -> Self:
        return self.filter(state=ObservationState.VALIDATED)

    def newest_first(self) -> Self:
        return self.order_by("-on", "-pk")


class Observation(models.Model):
    """What an indicator was on a day, or that it was not collected, and why. Never changed: a correction is a new one for the same day."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    on = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)  # None: not collected, never 0
    why_not = models.CharField(max_length=300, blank=True)
    parts = models.JSONField(default=dict, blank=True)  # the value split: {"FR": "12"}
    asked = models.PositiveIntegerField(null=True, blank=True)
    answered = models.PositiveIntegerField(null=True, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    method = models.CharField(max_length=300, blank=True)
    release = models.JSONField(default=dict, blank=True)  # of a computed one: the typed reference of the release it was read from
    state = models.CharField(max_length=10, choices=ObservationState.choices, default=ObservationState.DRAFT)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # None: computed
    entered_at = models.DateTimeField()
    judged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    objects = ObservationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="indicators_observation_none_says_why", condition=Q(value__isnull=False) | ~Q(why_not="")),
            models.CheckConstraint(
                name="indicators_observation_four_eyes", condition=Q(judged_by=None) | Q(entered_by=None) | ~Q(judged_by=F("entered_by"))
            ),
            models.CheckConstraint(
                name="indicators_observation_answered_of_asked",
                condition=Q(asked=None, answered=None) | Q(asked__isnull=False, answered__isnull=False, answered__lte=F("asked")),
            ),
            models.CheckConstraint(
                name="indicators_observation_judged_or_draft",
                condition=Q(state="draft", judged_at=None) | (~Q(state="draft") & Q(judged_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["indicator", "state", "-on"], name="indicators_observation_last")]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.on:%d.%m.%Y}"

    @property
    def response_rate(self) -> float | None:
        """Answered of those asked; None where nobody was asked or it is not known."""
        return self.answered / self.asked if self.asked and self.answered is not None else None
