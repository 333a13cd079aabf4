from django.db import models
from django.urls import reverse

from entente.gatherings.models import Gathering
from entente.skills.models.ranges import CyberRange


class Exercise(models.Model):
    """An exercise is a gathering with a scenario: seen by whoever sees the gathering; its after-action reports are that one's papers."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="+")
    range = models.ForeignKey(CyberRange, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    scenario = models.TextField(max_length=8000)
    aims = models.TextField(max_length=4000, blank=True)
    training = models.CharField(max_length=120, blank=True)  # a training type of the reference file

    def __str__(self) -> str:
        return f"exercise {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("skills:exercise", args=[self.pk])
