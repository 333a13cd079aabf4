from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.members.models import Organisation
from entente.people.models import Person
from entente.skills.choices import Channel, Measured, ReviewState
from entente.skills.models.reviewed import Reviewed, four_eyes
from entente.vocabulary.models import Country


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def published(self) -> Self:
        return self.filter(state=ReviewState.PUBLISHED)


class Campaign(Reviewed):
    """Something that people should know: for whom, by which ways, in which languages. Its materials are documents of its library."""

    title = models.CharField(max_length=200)
    message = models.CharField(max_length=500)
    about = models.TextField(max_length=4000, blank=True)
    audiences = models.JSONField(default=list)
    channels = models.JSONField(default=list)
    languages = models.CharField(max_length=120, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField()
    objects = CampaignQuerySet.as_manager()

    class Meta:
        constraints = [
            *four_eyes("skills_campaign"),
            models.CheckConstraint(name="skills_campaign_ends_after_it_begins", condition=Q(ends_on__gte=F("begins_on"))),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("skills:campaign", args=[self.pk])

    @property
    def spoken(self) -> list[str]:
        return [code for code in self.languages.split("|") if code]


class Activity(models.Model):
    """What a member does for a campaign, on days."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="activities")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    begins_on = models.DateField()
    ends_on = models.DateField()
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    address = models.CharField(max_length=500, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="skills_activity_ends_after_it_begins", condition=Q(ends_on__gte=F("begins_on")))]
        indexes = [models.Index(fields=["begins_on"], name="skills_activity_by_day")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.campaign.get_absolute_url()}#activity-{self.pk}"


class Effect(models.Model):
    """How far an activity came, or what it changed, and how one knows; without a value it says why it was not measured."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="effects")
    kind = models.CharField(max_length=6, choices=Measured.choices)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=60)
    method = models.CharField(max_length=300)
    measured_on = models.DateField()
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="skills_effect_says_how", condition=~Q(method=""))]

    def __str__(self) -> str:
        return f"{self.value} {self.unit}"
