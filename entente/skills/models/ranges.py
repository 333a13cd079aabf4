from typing import Self

from django.db import models
from django.urls import reverse

from entente.members.models import Organisation
from entente.skills.choices import ReviewState
from entente.skills.models.reviewed import Reviewed, four_eyes
from entente.vocabulary.models import Country


class CyberRangeQuerySet(models.QuerySet["CyberRange"]):
    def published(self) -> Self:
        return self.filter(state=ReviewState.PUBLISHED)


class CyberRange(Reviewed):
    """A place to train and to exercise."""

    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    about = models.TextField(max_length=4000)
    seats = models.PositiveIntegerField(null=True, blank=True)
    address = models.CharField(max_length=500, blank=True)
    is_shared = models.BooleanField(default=False)  # other members may book it
    objects = CyberRangeQuerySet.as_manager()

    class Meta:
        constraints = four_eyes("skills_cyberrange")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("skills:range", args=[self.pk])


class Capability(models.Model):
    """What a range can do, by the codes of `reference/capabilities.csv`."""

    range = models.ForeignKey(CyberRange, on_delete=models.CASCADE, related_name="capabilities")
    code = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["range", "code"], name="skills_capability_once")]
        indexes = [models.Index(fields=["code"], name="skills_capability_by_code")]

    def __str__(self) -> str:
        return self.code
