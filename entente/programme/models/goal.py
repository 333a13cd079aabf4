from django.db import models
from django.urls import reverse

from entente.governance.models import Body
from entente.indicators.models import Indicator
from entente.programme.choices import Horizon


class Goal(models.Model):
    """What the partnership wants to bring about, by when, and why. How it stands is never set: `engine.progress` says it."""

    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=200)
    why = models.TextField(max_length=2000)
    horizon = models.CharField(max_length=6, choices=Horizon.choices)
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    indicators = models.ManyToManyField(Indicator, blank=True, related_name="+")
    source = models.CharField(max_length=300, blank=True)  # where it was set
    is_public = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme:goal", args=[self.pk])
