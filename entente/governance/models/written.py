from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.documents.models import Document
from entente.governance.choices import Answered, WrittenForm, WrittenState
from entente.governance.models.body import Body
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class WrittenProcedure(models.Model):
    """A body decides without meeting: by silence, or by consent in writing. Who is asked is settled when it opens."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="written")
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=4000)  # what is put to the body, word for word
    form = models.CharField(max_length=8, choices=WrittenForm.choices)
    numerator = models.PositiveSmallIntegerField(default=1)  # the share that consent asks, as the rule said when it opened
    denominator = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(max_length=300, blank=True)
    papers = models.ManyToManyField(Document, blank=True, related_name="+")
    marking = models.CharField(max_length=12, choices=TrafficLight.choices)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=WrittenState.choices, default=WrittenState.OPEN)
    result = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="governance_written_open_or_closed", condition=Q(state="open") ^ Q(closed_at__isnull=False)),
        ]
        indexes = [models.Index(fields=["body", "-opened_at"], name="governance_written_of_body")]

    def __str__(self) -> str:
        """Never its title: the record outlives every marking."""
        return f"Written procedure {self.pk} of {self.body}"

    def get_absolute_url(self) -> str:
        return reverse("governance:written", args=[self.body.slug, self.pk])

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)


class Voice(models.Model):
    """Somebody who was asked, and what was said; the last word until it closes counts."""

    procedure = models.ForeignKey(WrittenProcedure, on_delete=models.PROTECT, related_name="voices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said = models.CharField(max_length=8, choices=Answered.choices, blank=True)
    because = models.CharField(max_length=1000, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "person"], name="governance_voice_once"),
            models.CheckConstraint(name="governance_voice_said_at_an_instant", condition=Q(said="") ^ Q(said_at__isnull=False)),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(said=""), name="governance_voice_awaited")]

    def __str__(self) -> str:
        return f"{self.person}: {self.procedure}"
