from collections.abc import Mapping
from datetime import date
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.engine.label import Judged, judge
from entente.files.models import Upload
from entente.industry.choices import KEPT_INSIDE, SHOWN, LabelState, Shows
from entente.industry.models.criteria import Criteria
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.models import Country
from entente.vocabulary.queries import eligible_groups


class LabelQuerySet(models.QuerySet["Label"]):
    def shown(self) -> Self:
        """Not by the states that are shown: the database would collect and sort them all instead of going by name."""
        return self.exclude(state__in=KEPT_INSIDE)

    def valid(self, day: date) -> Self:
        return self.filter(state=LabelState.GRANTED, from_on__lte=day, until_on__gte=day)

    def showing(self, what: str, day: date) -> Self:
        """Of those shown."""
        if what == Shows.REVOKED:
            return self.filter(state=LabelState.REVOKED)
        granted = self.exclude(state=LabelState.REVOKED)
        if what == Shows.VALID:
            return granted.filter(from_on__lte=day, until_on__gte=day)
        return granted.filter(until_on__lt=day) if what == Shows.EXPIRED else self


class Label(models.Model):
    """An application for the European label, and what became of it; until it is granted its people and issuers read it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name_key = models.CharField(max_length=600, editable=False)  # the organisation's, as the register is ordered
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")  # of the seat when it applied
    criteria = models.ForeignKey(Criteria, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    state = models.CharField(max_length=9, choices=LabelState.choices, default=LabelState.APPLIED)
    renews = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewals")
    applied_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # None: the office
    because = models.CharField(max_length=500, blank=True)
    number = models.CharField(max_length=20, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)  # the last day
    revoked_on = models.DateField(null=True, blank=True)
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    credential = models.TextField(blank=True)
    is_fictional = models.BooleanField(default=False)
    objects = LabelQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="industry_label_four_eyes", condition=Q(decided_by=None) | ~Q(decided_by=F("applied_by"))),
            models.CheckConstraint(
                name="industry_label_granted_whole",
                condition=~Q(state__in=SHOWN)
                | (Q(from_on__isnull=False, until_on__gte=F("from_on"), decided_by__isnull=False) & ~Q(credential="") & ~Q(number="")),
            ),
            models.CheckConstraint(
                name="industry_label_revoked_on_a_day",
                condition=Q(state="revoked", revoked_on__isnull=False) | (~Q(state="revoked") & Q(revoked_on=None)),
            ),
            models.CheckConstraint(name="industry_label_no_says_why", condition=~Q(state__in=["refused", "revoked"]) | ~Q(because="")),
            models.UniqueConstraint(fields=["organisation"], condition=Q(state="applied"), name="industry_label_one_at_a_time"),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="industry_label_number"),
        ]
        indexes = [
            models.Index(fields=["name_key", "id"], name="industry_label_by_name"),
            models.Index(fields=["country", "name_key", "id"], name="industry_label_of_country"),
            models.Index(fields=["state", "country", "until_on"], name="industry_label_by_state"),
        ]

    def __str__(self) -> str:
        return self.number or f"L-{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("industry:label", args=[self.pk])

    @property
    def is_shown(self) -> bool:
        return self.state in SHOWN

    def stands(self, day: date) -> str:
        """`Shows` of what was granted, on a day; empty for what was not."""
        if self.state == LabelState.REVOKED:
            return Shows.REVOKED
        if self.state != LabelState.GRANTED or self.until_on is None:
            return ""
        return Shows.VALID if self.until_on >= day else Shows.EXPIRED

    def judged(self, evidence: Mapping[str, object]) -> tuple[Judged, ...]:
        groups = eligible_groups(self.applied_at.date())
        places = {code for group, codes in groups.items() if group.value in self.criteria.open_to for code in codes}
        return judge(self.criteria.criteria, self.answers, evidence, places)


class Evidence(models.Model):
    """A file that shows what an application says of one criterion. Read by the applicant, the issuer and the office."""

    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="evidence")
    criterion = models.CharField(max_length=40)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.label}: {self.criterion}"
