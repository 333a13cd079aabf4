from datetime import date

from django.db import models
from django.db.models import Q

from entente.gatherings.models import Gathering
from entente.governance.choices import PointState
from entente.governance.models.body import Body
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class ActionPoint(models.Model):
    """What somebody is to do for a body: an owner, a day, and what came of it. Who may see it is its lock, which `search` keeps."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="points")
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, null=True, blank=True, related_name="points")  # where it was made
    text = models.CharField(max_length=500)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="points")
    due_on = models.DateField(null=True, blank=True)
    marking = models.CharField(max_length=12, choices=TrafficLight.choices)
    state = models.CharField(max_length=8, choices=PointState.choices, default=PointState.OPEN)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)  # when its owner heard of it
    remind_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="governance_point_open_or_ended", condition=Q(state="open") ^ Q(ended_at__isnull=False)),
            models.CheckConstraint(name="governance_point_ended_is_not_reminded", condition=Q(state="open") | Q(remind_at=None)),
        ]
        indexes = [
            models.Index(fields=["body", "due_on"], condition=Q(state="open"), name="governance_point_open"),
            models.Index(fields=["owner", "due_on"], condition=Q(state="open"), name="governance_point_of_owner"),
            models.Index(fields=["remind_at"], condition=Q(remind_at__isnull=False), name="governance_point_to_remind"),
        ]

    def __str__(self) -> str:
        """Never its words: the record outlives every marking."""
        return f"Action {self.pk} of {self.body}"

    @property
    def is_open(self) -> bool:
        return self.state == PointState.OPEN

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    def days_late(self, day: date) -> int:
        """How many days it is overdue; 0 when it is not."""
        return max((day - self.due_on).days, 0) if self.is_open and self.due_on else 0


class Remark(models.Model):
    """What somebody says of an action while it is open; whoever may see the action reads it."""

    point = models.ForeignKey(ActionPoint, on_delete=models.CASCADE, related_name="remarks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(max_length=2000)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["point", "id"], name="governance_remark_in_order")]

    def __str__(self) -> str:
        return f"Remark {self.pk} on {self.point}"
