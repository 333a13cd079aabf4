from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.models import Country, Region, RoleProfile, Sector


class Survey(models.Model):
    """The question of a year: which roles are open at the members, and which they cannot fill."""

    year = models.PositiveSmallIntegerField(unique=True)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="skills_survey_closes_after_it_opens", condition=Q(closes_at__gt=F("opened_at")))]

    def __str__(self) -> str:
        return str(self.year)

    def get_absolute_url(self) -> str:
        return reverse("skills:survey", args=[self.pk])

    def is_open_at(self, at: datetime) -> bool:
        return self.opened_at <= at < self.closes_at


class Asked(models.Model):
    """A member of the day the survey opened. Without an answer nothing is known of it; an answer without lines is a nothing."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="asked")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "organisation"], name="skills_asked_once")]
        indexes = [models.Index(fields=["organisation", "answered_at"], name="skills_asked_by_organisation")]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.survey}"


class Opening(models.Model):
    """Open roles of one kind in one place; `hard` of them stay open for want of people. Seen by the organisation and the office."""

    asked = models.ForeignKey(Asked, on_delete=models.CASCADE, related_name="openings")
    role = models.ForeignKey(RoleProfile, on_delete=models.PROTECT, related_name="+")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    open = models.PositiveIntegerField()
    hard = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(name="skills_opening_hard_is_a_part", condition=Q(hard__lte=F("open"), open__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.open} {self.role_id} {self.country_id}"


class Figures(models.Model):
    """What a survey came to, as it was published: frozen with its digest; the pages read nothing else."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="figures")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    body = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["survey", "-at"], name="skills_figures_newest")]

    def __str__(self) -> str:
        return f"{self.survey}, {self.at:%Y-%m-%d}"
