from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.ballots.choices import VoteKind
from entente.governance.models import Body
from entente.people.models import Person


class RuleQuerySet(models.QuerySet["Rule"]):
    def in_force(self, day: date) -> Self:
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=day), adopted_on__lte=day)

    def drafts(self) -> Self:
        return self.filter(adopted_on=None)


class Rule(models.Model):
    """How a body votes on one kind of thing, as an article of its statutes says; `spec` is the engine's rule.

    A version is written, adopted from a day, and ended by the next; an adopted version never changes.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=40)  # the same for all versions
    number = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=8, choices=VoteKind.choices)
    title = models.CharField(max_length=120)
    spec = models.JSONField()
    article = models.CharField(max_length=120)
    version = models.CharField(max_length=120)  # of the statutes
    version_on = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)  # shipped to be read, adopted by nobody
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    adopted_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    decision = models.JSONField(default=dict, blank=True)  # a typed reference to what adopted it
    objects = RuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "code", "number"], name="ballots_rule_one_of_a_number"),
            models.UniqueConstraint(fields=["body", "code"], condition=Q(adopted_on=None), name="ballots_rule_one_draft"),
            models.CheckConstraint(name="ballots_rule_ends_after_it_begins", condition=Q(ended_on=None) | Q(ended_on__gte=F("adopted_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.body}, {self.number})"

    def get_absolute_url(self) -> str:
        return reverse("ballots:rule", args=[self.pk])

    @property
    def source(self) -> str:
        return f"{self.article}, {self.version}"
