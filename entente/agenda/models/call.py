from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.agenda.choices import CallState, LinkState
from entente.agenda.models.topic import Topic
from entente.people.models import Person
from entente.projects import models as projects


class CallTopicQuerySet(models.QuerySet["CallTopic"]):
    def open_on(self, day: date) -> Self:
        """Open or forthcoming, with its deadline on the day or later."""
        return self.filter(deadline_on__gte=day)


class CallTopic(models.Model):
    """What a funder says of a topic within a call: title, deadline, money a grant. The topic itself is the projects' noun."""

    topic = models.OneToOneField(projects.Topic, on_delete=models.PROTECT, related_name="call_facts")
    code = models.CharField(max_length=120, unique=True)  # the topic's own
    title = models.CharField(max_length=500)
    programme = models.CharField(max_length=120, blank=True)
    divisions = models.CharField(max_length=1000, blank=True)
    call = models.CharField(max_length=120, blank=True)
    action_type = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=11, choices=CallState.choices, default=CallState.UNKNOWN)  # as its source said when it was read
    deadline_on = models.DateField(null=True, blank=True)
    deadline_model = models.CharField(max_length=40, blank=True)
    grant_low = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    grant_high = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    grants = models.PositiveIntegerField(null=True, blank=True)
    address = models.URLField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    objects = CallTopicQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agenda_calltopic_grant_is_a_range",
                condition=Q(grant_low=None) | Q(grant_high=None) | Q(grant_high__gte=F("grant_low")),
            )
        ]
        indexes = [models.Index(fields=["deadline_on", "id"], name="agenda_calltopic_deadline")]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("agenda:call", args=[self.pk])


class Link(models.Model):
    """A person says that a call topic answers a topic of the agenda, or that it does not. What a text suggests is no link yet."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="links")
    call = models.ForeignKey(CallTopic, on_delete=models.PROTECT, related_name="links")
    state = models.CharField(max_length=9, choices=LinkState.choices)
    because = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "call"], name="agenda_link_once_a_pair")]

    def __str__(self) -> str:
        return f"{self.topic.code} – {self.call.code}"


class Result(models.Model):
    """What a funded project brought: the last step of a topic's trace."""

    project = models.ForeignKey(projects.Project, on_delete=models.PROTECT, related_name="results")
    title = models.CharField(max_length=300)
    address = models.URLField(max_length=500)
    on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "address"], name="agenda_result_once_an_address")]

    def __str__(self) -> str:
        return self.title


class Watch(models.Model):
    """A person wants to be reminded of a call topic's deadline."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    call = models.ForeignKey(CallTopic, on_delete=models.CASCADE, related_name="watches")
    reminded_of = models.DateField(null=True, blank=True)  # the deadline about which a mail was sent

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "call"], name="agenda_watch_once_a_pair")]

    def __str__(self) -> str:
        return f"{self.person}: {self.call}"
