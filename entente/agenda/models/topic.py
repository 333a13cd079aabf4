from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.agenda.choices import LIVING, Horizon, TopicState
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.models import Person
from entente.record.models import Dated, DatedQuerySet
from entente.vocabulary.models import Expertise, Sector


class TopicQuerySet(models.QuerySet["Topic"]):
    def living(self) -> Self:
        return self.filter(state__in=LIVING)

    def taken_in(self) -> Self:
        return self.filter(state=TopicState.TAKEN_IN)


class Topic(models.Model):
    """A research and innovation topic that the partnership may make a priority. Known for good by its number."""

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=200)
    problem = models.TextField(max_length=4000)
    state_of_the_art = models.TextField(max_length=4000, blank=True)
    expected_result = models.TextField(max_length=4000)
    evidence = models.TextField(max_length=4000, blank=True)
    horizon = models.CharField(max_length=6, choices=Horizon.choices)
    readiness_now = models.PositiveSmallIntegerField(null=True, blank=True)  # technology readiness level, 1 to 9; empty: not stated
    readiness_aimed = models.PositiveSmallIntegerField(null=True, blank=True)
    cost_low = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # euros of public money it would take
    cost_high = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    sectors = models.ManyToManyField(Sector, blank=True, related_name="+")
    expertise = models.ManyToManyField(Expertise, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=TopicState.choices, default=TopicState.PROPOSED)
    is_published = models.BooleanField(default=False)  # it stands in an edition that everyone may read
    is_fictional = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField()
    objects = TopicQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agenda_topic_readiness_of_nine",
                condition=(Q(readiness_now=None) | Q(readiness_now__range=(1, 9)))
                & (Q(readiness_aimed=None) | Q(readiness_aimed__range=(1, 9))),
            ),
            models.CheckConstraint(
                name="agenda_topic_aims_no_lower",
                condition=Q(readiness_now=None) | Q(readiness_aimed=None) | Q(readiness_aimed__gte=F("readiness_now")),
            ),
            models.CheckConstraint(
                name="agenda_topic_cost_is_a_range",
                condition=Q(cost_low=None, cost_high=None) | Q(cost_low__gt=0, cost_high__isnull=False, cost_high__gte=F("cost_low")),
            ),
            models.CheckConstraint(name="agenda_topic_of_one_proposer", condition=Q(organisation=None) | Q(body=None)),
        ]
        indexes = [models.Index(fields=["state", "horizon", "number"], name="agenda_topic_by_state")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("agenda:topic", args=[self.pk])

    @property
    def code(self) -> str:
        return code_of(self.number)

    @property
    def proposer(self) -> Organisation | Body | None:
        """In whose name it was proposed; None: the partnership's own."""
        return self.organisation or self.body

    @property
    def is_living(self) -> bool:
        return self.state in LIVING


def code_of(number: int) -> str:
    return f"T-{number:03}"


class Descent(models.Model):
    """A topic went into another: merged with it, or split off from it. So every topic names all who brought it in."""

    before = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="descents")
    after = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="ascents")
    because = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="agenda_descent_once_a_pair"),
            models.CheckConstraint(name="agenda_descent_of_two", condition=~Q(before=F("after"))),
        ]

    def __str__(self) -> str:
        return f"{self.before.code} → {self.after.code}"


class Remark(models.Model):
    """One thing said about a topic. Not changed afterwards."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="remarks")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.topic.code} {self.at:%Y-%m-%d}"


class Screening(models.Model):
    """What the scientific committee, or the office, said about a topic; the last one holds."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="screenings")
    verdict = models.CharField(max_length=8, choices=TopicState.choices)
    because = models.CharField(max_length=1000)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.topic.code}: {self.get_verdict_display()}"


class Screener(Dated):
    """The body that screens topics, from a day on."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    objects = DatedQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.body)
