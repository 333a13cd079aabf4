from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.documents.home import Recipients
from entente.engine.marking import Marking
from entente.forms.choices import Asks, Results, RoundState
from entente.forms.models.form import Version
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class RoundQuerySet(models.QuerySet["Round"]):
    def open_at(self, at: datetime) -> Self:
        """Answers are taken at this instant."""
        return self.filter(state=RoundState.OPEN, closes_at__gt=at)

    def opened(self) -> Self:
        """People were asked, whether answers are still taken or not."""
        return self.filter(state__in=[RoundState.OPEN, RoundState.CLOSED])


class Round(models.Model):
    """One form asked of an audience, from an opening to a close. Who may see it is its lock, which `search` keeps."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="rounds")
    title = models.CharField(max_length=200)
    intro = models.TextField(blank=True)  # Markdown: in the mail, and over the questions
    texts = models.JSONField(default=dict, blank=True)  # {"fr": {"title": ..., "intro": ...}}
    state = models.CharField(max_length=10, choices=RoundState.choices, default=RoundState.DRAFT)
    home = models.JSONField(default=dict, blank=True)  # typed reference
    home_key = models.CharField(max_length=80, blank=True)
    marking = models.CharField(max_length=12, choices=TrafficLight.choices)
    shared_with = models.JSONField(default=dict)  # besides those who are asked
    audience = models.TextField(blank=True)
    asks = models.CharField(max_length=12, choices=Asks.choices, default=Asks.PERSON)
    is_anonymous = models.BooleanField(default=False)
    may_decline = models.BooleanField(default=True)
    may_say_nothing = models.BooleanField(default=False)
    results = models.CharField(max_length=10, choices=Results.choices, default=Results.ORGANISERS)
    buttons = models.JSONField(default=list)  # [value, label]: what can be done from a mail, as long as it is open
    remind_days = models.JSONField(default=list)  # days before the close
    opens_at = models.DateTimeField(null=True, blank=True)  # None: when somebody opens it
    closes_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    stays_in_home = models.BooleanField(default=False)  # planned by somebody who asks only those of its home
    remark = models.CharField(max_length=500, blank=True)  # why it could not open by itself
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="forms_round_opened_has_times",
                condition=Q(state__in=["draft", "scheduled"]) | Q(opened_at__isnull=False, closes_at__isnull=False),
            ),
            models.CheckConstraint(
                name="forms_round_scheduled_has_times", condition=~Q(state="scheduled") | Q(opens_at__isnull=False, closes_at__isnull=False)
            ),
            models.CheckConstraint(
                name="forms_round_closes_after_it_opens", condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at"))
            ),
            models.CheckConstraint(name="forms_round_stays_in_a_home", condition=Q(stays_in_home=False) | ~Q(home_key="")),
            models.CheckConstraint(name="forms_round_anonymous_asks_persons", condition=Q(is_anonymous=False) | Q(asks="person")),
        ]
        indexes = [
            models.Index(fields=["home_key", "closes_at"], name="forms_round_by_home"),
            models.Index(fields=["state", "closes_at"], name="forms_round_by_state"),
            models.Index(fields=["author", "-changed_at"], name="forms_round_of_author"),
        ]

    def __str__(self) -> str:
        """Never the title: the record outlives every marking."""
        return f"Round {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("forms:round", args=[self.pk])

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    @property
    def level(self) -> Marking:
        return Marking(self.marking)

    @property
    def recipients(self) -> Recipients:
        return Recipients.read(self.shared_with)

    @property
    def asks_persons(self) -> bool:
        return self.asks == Asks.PERSON

    @property
    def has_opened(self) -> bool:
        return self.state in {RoundState.OPEN, RoundState.CLOSED}

    @property
    def can_change(self) -> bool:
        return self.state == RoundState.DRAFT

    def takes_answers(self, at: datetime) -> bool:
        return self.state == RoundState.OPEN and self.closes_at is not None and at < self.closes_at

    @property
    def reference(self) -> dict[str, Any]:
        return {"room": "forms", "noun": "round", "id": self.pk, "label": self.title}
