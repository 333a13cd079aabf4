from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.certification.models import Scheme, SchemeLevel
from entente.engine.marking import Marking, Shared
from entente.exchange.choices import Dismissal, Light, NeedState
from entente.exchange.models.practice import Practice
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight
from entente.vocabulary.models import Expertise, Sector


class NeedQuerySet(models.QuerySet["Need"]):
    def live(self, day: date) -> Self:
        return self.filter(Q(deadline_on=None) | Q(deadline_on__gte=day), state=NeedState.OPEN)


class Need(models.Model):
    """What a member looks for. Where it is not named, only its own people and the office know whose it is."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    is_named = models.BooleanField(default=True)
    state = models.CharField(max_length=9, choices=NeedState.choices, default=NeedState.OPEN)
    marking = models.CharField(max_length=12, choices=Light.choices, default=Light.GREEN)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=200)
    problem = models.TextField(max_length=4000)
    constraints = models.TextField(max_length=2000, blank=True)  # in words
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="+")
    expertise = models.ManyToManyField(Expertise, blank=True, related_name="+")
    countries = models.JSONField(default=list, blank=True)  # where who offers must be seated; empty: anywhere
    regions = models.JSONField(default=list, blank=True)  # NUTS codes
    sizes = models.JSONField(default=list, blank=True)
    alerts = models.BooleanField(default=True)
    deadline_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    matched_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=500, blank=True)
    is_fictional = models.BooleanField(default=False)
    objects = NeedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "-id"], name="exchange_need_by_state"),
            models.Index(fields=["organisation", "-id"], name="exchange_need_by_member"),
        ]

    def __str__(self) -> str:
        """Never what is needed: the record's entries are labelled with it."""
        return f"N-{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("exchange:need", args=[self.pk])

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    @property
    def shared(self) -> Shared:
        groups = frozenset({self.body_id} if self.body_id else ())
        return Shared(Marking(self.marking), organisations=frozenset({self.organisation_id}), groups=groups)


class Requirement(models.Model):
    """A certificate that what is found must hold: of a scheme, at a level at least, or at any."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="requirements")
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey(SchemeLevel, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "scheme"], name="exchange_requirement_once_a_scheme")]

    def __str__(self) -> str:
        return f"{self.scheme}, {self.level}" if self.level else str(self.scheme)


class Suggestion(models.Model):
    """A practice that fits a need, with the reasons; dismissed with one. Kept, so that a page only reads."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="suggestions")
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    is_offered = models.BooleanField(default=False)  # by its own people, whatever its score
    found_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    dismissed_because = models.CharField(max_length=8, choices=Dismissal.choices, blank=True)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "practice"], name="exchange_suggestion_once"),
            models.CheckConstraint(
                name="exchange_suggestion_dismissed_why",
                condition=Q(dismissed_at=None, dismissed_because="") | (Q(dismissed_at__isnull=False) & ~Q(dismissed_because="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice} for {self.need}"

    def get_absolute_url(self) -> str:
        return self.need.get_absolute_url()
