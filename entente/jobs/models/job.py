from datetime import datetime, timedelta

from django.db import models
from django.urls import reverse

from entente.jobs.choices import JobState
from entente.people.models import Person

SILENT_FOR = timedelta(seconds=60)  # after which nobody can be working on it


class Job(models.Model):
    """Long work: shows its progress, can be stopped, goes on where it stopped, ends with a report."""

    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    parameters = models.JSONField(default=dict)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True, blank=True)
    is_stop_asked = models.BooleanField(default=False)
    result = models.JSONField(default=dict)
    message = models.TextField(blank=True)
    run = models.CharField(max_length=32, blank=True)  # who works on it: changes each time it is taken up
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    waiting_since = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("jobs:job", args=[self.pk])

    def is_interrupted(self, at: datetime) -> bool:
        """Whoever worked on it has not been heard of for a minute."""
        return self.state == JobState.RUNNING and (self.beat_at is None or at - self.beat_at > SILENT_FOR)

    def is_left_waiting(self, at: datetime) -> bool:
        """Nobody has taken it up for a minute: there is no worker, or it is busy."""
        return self.state == JobState.WAITING and at - self.waiting_since > SILENT_FOR

    def is_moving(self, at: datetime) -> bool:
        return self.state in {JobState.WAITING, JobState.RUNNING} and not self.is_interrupted(at)

    def can_go_on(self, at: datetime) -> bool:
        return self.state in {JobState.STOPPED, JobState.FAILED} or self.is_interrupted(at) or self.is_left_waiting(at)
