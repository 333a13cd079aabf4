from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.ballots.choices import Outcome
from entente.ballots.models.vote import Vote
from entente.documents.models import Document
from entente.gatherings.models import Gathering
from entente.governance.models import Body
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


def number_of(body: str, year: int, serial: int) -> str:
    """ "GA-2018-004": as minutes and letters cite it."""
    return f"{body}-{year}-{serial:03}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def to_follow_up(self) -> Self:
        return self.filter(done_at=None).exclude(follow_up="")


class Decision(models.Model):
    """What a body decided: by which vote, with which result, and what it caused. `caused` are typed references."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    vote = models.OneToOneField(Vote, on_delete=models.PROTECT, null=True, blank=True, related_name="decision")
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source_key = models.CharField(max_length=120, blank=True)  # the line of minutes, or the written procedure, that says it
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=20_000, blank=True)
    outcome = models.CharField(max_length=11, choices=Outcome.choices)
    decided_on = models.DateField()
    marking = models.CharField(max_length=12, choices=TrafficLight.choices)
    papers = models.ManyToManyField(Document, blank=True, related_name="+")
    caused = models.JSONField(default=list, blank=True)
    follow_up = models.CharField(max_length=500, blank=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_how = models.CharField(max_length=500, blank=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "year", "serial"], name="ballots_decision_numbered_once"),
            models.UniqueConstraint(fields=["source_key"], condition=~Q(source_key=""), name="ballots_decision_entered_once"),
            models.CheckConstraint(name="ballots_decision_followed_up_has_an_owner", condition=Q(follow_up="") | Q(owner__isnull=False)),
        ]
        indexes = [
            models.Index(fields=["-decided_on", "-id"], name="ballots_decision_latest"),
            models.Index(fields=["owner", "due_on"], condition=Q(done_at=None), name="ballots_decision_to_do"),
        ]

    def __str__(self) -> str:
        """Its number; never its title."""
        return number_of(self.body.code, self.year, self.serial)

    def get_absolute_url(self) -> str:
        return reverse("ballots:decision", args=[self.pk])

    @property
    def number(self) -> str:
        return str(self)

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)
