from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.engine.marking import Marking, Shared
from entente.exchange.choices import Light
from entente.exchange.models.practice import Practice
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class Question(models.Model):
    """What somebody asks its circle. Where it is not named, only itself and the office know who asks."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    is_named = models.BooleanField(default=True)
    marking = models.CharField(max_length=12, choices=Light.choices, default=Light.AMBER)
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    closes_at = models.DateTimeField()
    practice = models.ForeignKey(Practice, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")  # that came of it
    is_fictional = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(name="exchange_question_closes_later", condition=Q(closes_at__gt=F("at")))]
        indexes = [models.Index(fields=["body", "-id"], name="exchange_question_by_circle")]

    def __str__(self) -> str:
        """Never what is asked: the record's entries are labelled with it."""
        return f"Q-{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("exchange:question", args=[self.pk])

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    @property
    def shared(self) -> Shared:
        return Shared(Marking(self.marking), persons=frozenset({self.by_id}), groups=frozenset({self.body_id}))

    def is_open(self, at: datetime) -> bool:
        return at < self.closes_at


class Answer(models.Model):
    """What somebody of the circle answers; `may_use`: whether a practice may be made of it, None while nobody said."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000)
    at = models.DateTimeField()
    may_use = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "by"], name="exchange_answer_one_a_person")]

    def __str__(self) -> str:
        return f"{self.question}, {self.pk}"
