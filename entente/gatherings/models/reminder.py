from django.db import models

from entente.gatherings.choices import RemindWhom
from entente.gatherings.models.gathering import Gathering


class Reminder(models.Model):
    """So many hours before it begins, these are reminded: once."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="reminders")
    whom = models.CharField(max_length=6, choices=RemindWhom.choices)
    hours = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)  # or when it was too late to send it
    people = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "whom", "hours"], name="gatherings_reminder_once")]
        indexes = [models.Index(fields=["due_at"], condition=models.Q(sent_at=None), name="gatherings_reminder_due")]

    def __str__(self) -> str:
        return f"{self.gathering} -{self.hours} h"
