from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.documents.home import Recipients
from entente.engine.marking import Marking, Shared
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight
from entente.vocabulary.models import Sector
from entente.watch.choices import AdvisoryState, Origin, Pap, SeverityLevel
from entente.watch.models.circle import Circle


class Advisory(models.Model):
    """A warning, told once for a CVE and those it was given to. Who may see it is its lock, which `search` keeps.

    `audience` names those: two of one CVE with different recipients stay apart, for merging them would tell the one of the other.
    """

    title = models.CharField(max_length=300)
    cve = models.CharField(max_length=25, blank=True)
    summary = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    links = models.JSONField(default=list)
    marking = models.CharField(max_length=12, choices=TrafficLight.choices)
    strictness = models.PositiveSmallIntegerField(editable=False)  # the place of its marking, to be compared in queries
    shared_with = models.JSONField(default=dict)
    audience = models.CharField(max_length=40, editable=False)
    is_overlaid = models.BooleanField(default=False)  # a stricter one of the same CVE exists: who sees that sees only that in lists
    pap = models.CharField(max_length=5, choices=Pap.choices, blank=True)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, null=True, blank=True, related_name="advisories")
    sectors = models.ManyToManyField(Sector, blank=True, related_name="+")
    cvss_version = models.CharField(max_length=8, blank=True)
    cvss_vector = models.CharField(max_length=300, blank=True)
    score = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    score_origin = models.CharField(max_length=8, choices=Origin.choices, blank=True)
    level = models.CharField(max_length=8, choices=SeverityLevel.choices, blank=True)
    exploited_on = models.DateField(null=True, blank=True)
    published_on = models.DateField()  # by its source
    due_on = models.DateField(null=True, blank=True)  # by when organisations are asked to answer
    state = models.CharField(max_length=10, choices=AdvisoryState.choices, default=AdvisoryState.PUBLISHED)
    because = models.CharField(max_length=500, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    is_fictional = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cve", "audience"], condition=~Q(cve=""), name="watch_advisory_once_for_an_audience"),
            models.CheckConstraint(name="watch_advisory_score_within_ten", condition=Q(score=None) | Q(score__range=(0, 10))),
            models.CheckConstraint(
                name="watch_advisory_score_has_an_origin",
                condition=Q(score=None, score_origin="", level="") | (Q(score__isnull=False) & ~Q(score_origin="") & ~Q(level="")),
            ),
            models.CheckConstraint(name="watch_advisory_red_asks_nobody", condition=~Q(marking="RED") | Q(due_on=None)),
            models.CheckConstraint(name="watch_advisory_withdrawn_says_why", condition=~Q(state="withdrawn") | ~Q(because="")),
        ]
        indexes = [
            models.Index(fields=["-published_on", "-id"], name="watch_advisory_latest"),
            models.Index(fields=["cve", "strictness"], name="watch_advisory_by_cve"),
            models.Index(fields=["level", "-published_on", "-id"], name="watch_advisory_by_level"),
        ]

    def __str__(self) -> str:
        """Never the title: this is what the record's entries are labelled with."""
        return f"Advisory {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("watch:advisory", args=[self.pk])

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    @property
    def recipients(self) -> Recipients:
        return Recipients.read(self.shared_with)

    @property
    def shared(self) -> Shared:
        """What its lock is made of."""
        return self.recipients.shared(Marking(self.marking))

    @property
    def told(self) -> dict[str, Any]:
        """What a revision keeps."""
        names = ("title", "cve", "summary", "advice", "links", "marking", "pap", "cvss_vector", "score", "score_origin", "exploited_on")
        said = {name: getattr(self, name) for name in (*names, "due_on", "published_on")}
        return {name: value if isinstance(value, str | list) else str(value) for name, value in said.items() if value not in ("", None, [])}
