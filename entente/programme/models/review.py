from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.people.models import Person
from entente.programme.choices import ReviewState
from entente.programme.models.goal import Goal


class Review(models.Model):
    """Half a year of a goal in its owner's words, beside the figures that it saw: kept with them, with their digest."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="reviews")
    until = models.DateField()  # the last day of the half-year
    narrative = models.TextField(max_length=8000)
    figures = models.JSONField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=ReviewState.choices, default=ReviewState.DRAFT)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    adopted_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=300, blank=True)  # the board's, as its minutes call it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goal", "until"], name="programme_review_one_a_half_year"),
            models.CheckConstraint(
                name="programme_review_adopted_by_a_decision",
                condition=Q(state="adopted", adopted_on__isnull=False) & ~Q(decision="") | ~Q(state="adopted") & Q(adopted_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal}, {self.until.year}/{1 if self.until.month == 6 else 2}"

    def get_absolute_url(self) -> str:
        return reverse("programme:review", args=[self.pk])

    @property
    def half(self) -> str:
        return f"{self.until.year}/{1 if self.until.month == 6 else 2}"
