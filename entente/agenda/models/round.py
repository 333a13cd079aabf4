from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.agenda.choices import Horizon, Method, RoundState
from entente.agenda.models.topic import Topic
from entente.members.models import Organisation
from entente.people.models import Person


class Round(models.Model):
    """A panel assesses topics until a day. A second round asks the same people again and shows them the group's answer."""

    title = models.CharField(max_length=160)
    method = models.CharField(max_length=8, choices=Method.choices)
    horizon = models.CharField(max_length=6, choices=Horizon.choices)  # one round ranks the topics of one horizon
    state = models.CharField(max_length=6, choices=RoundState.choices, default=RoundState.DRAFT)
    questions = models.PositiveSmallIntegerField(default=18)  # pairs a person
    after = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="second")
    closes_on = models.DateField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    topics: "models.ManyToManyField[Topic, Any]" = models.ManyToManyField(Topic, related_name="rounds")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="agenda_round_asks_15_to_20", condition=Q(questions__range=(15, 20))),
            models.CheckConstraint(name="agenda_round_open_since", condition=Q(state="draft") | Q(opened_at__isnull=False)),
            models.CheckConstraint(name="agenda_round_closed_since", condition=~Q(state="closed") | Q(closed_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agenda:round", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    @property
    def compares(self) -> bool:
        return self.method == Method.PAIRS


class Criterion(models.Model):
    """What topics are scored by in a round, and how much it weighs."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(max_length=80)
    weight = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "position"], name="agenda_criterion_in_order"),
            models.CheckConstraint(name="agenda_criterion_weighs", condition=Q(weight__range=(1, 10))),
        ]

    def __str__(self) -> str:
        return self.name


class Panellist(models.Model):
    """A person asked in a round, for one organisation; the category is the organisation's on the day the panel was named."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="panel")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=120)
    begun_at = models.DateTimeField(null=True, blank=True)  # interests declared, questions drawn
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="agenda_panellist_once_a_round"),
            models.UniqueConstraint(fields=["round", "organisation"], name="agenda_panellist_one_an_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.organisation})"


class Interest(models.Model):
    """A panellist's interest in a topic: declared before any question, and never asked about afterwards."""

    panellist = models.ForeignKey(Panellist, on_delete=models.CASCADE, related_name="interests")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panellist", "topic"], name="agenda_interest_once_a_topic")]

    def __str__(self) -> str:
        return f"{self.panellist}: {self.topic.code}"


class Question(models.Model):
    """A pair that a panellist is asked about. Answered with one of the two, or passed over."""

    panellist = models.ForeignKey(Panellist, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    first = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    preferred = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_answered = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panellist", "position"], name="agenda_question_in_order"),
            models.CheckConstraint(name="agenda_question_of_two", condition=~Q(first=F("second"))),
            models.CheckConstraint(
                name="agenda_question_prefers_one_of_two",
                condition=Q(preferred=None) | Q(is_answered=True, preferred=F("first")) | Q(is_answered=True, preferred=F("second")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panellist} {self.position}"


class Score(models.Model):
    """What a panellist gives a topic on a criterion, in halves: 0, 1 (one half) or 2 (in full)."""

    panellist = models.ForeignKey(Panellist, on_delete=models.CASCADE, related_name="scores")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")
    halves = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panellist", "topic", "criterion"], name="agenda_score_once"),
            models.CheckConstraint(name="agenda_score_in_halves", condition=Q(halves__lte=2)),
        ]

    def __str__(self) -> str:
        return f"{self.topic.code}: {self.halves / 2}"


class Ranking(models.Model):
    """What a closed round says, frozen: places with how sure they are, and the digest of the answers they were worked out from."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="ranking")
    said = models.JSONField()
    answers_digest = models.CharField(max_length=64)
    replicates = models.PositiveIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.round}"
