from django.db import models

from entente.governance.models import Body
from entente.vocabulary.choices import TrafficLight
from entente.vocabulary.models import Sector
from entente.watch.choices import Pap


class Circle(models.Model):
    """A group in which a sector shares what threatens it, with defaults of its own. Changes only through `watch.actions`."""

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="+")
    sectors = models.ManyToManyField(Sector, blank=True, related_name="+")
    marking = models.CharField(max_length=12, choices=TrafficLight.choices, default=TrafficLight.AMBER)
    pap = models.CharField(max_length=5, choices=Pap.choices, blank=True)
    answer_days = models.PositiveSmallIntegerField(default=14)

    class Meta:
        constraints = [
            models.CheckConstraint(name="watch_circle_marking_is_for_groups", condition=~models.Q(marking="RED")),
            models.CheckConstraint(name="watch_circle_answers_within_a_year", condition=models.Q(answer_days__range=(1, 365))),
        ]

    def __str__(self) -> str:
        return self.body.code
