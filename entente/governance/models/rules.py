"""How a body decides and meets: each rule holds from a day and names the article it stands in."""

from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from entente.governance.choices import MeetingKind, PowerKind
from entente.governance.models.body import Body
from entente.record.models import Dated, DatedQuerySet


class Power(Dated):
    """What a body decides, elects, approves, recommends or receives."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="powers")
    kind = models.CharField(max_length=12, choices=PowerKind.choices)
    what = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["body", "kind", "what"], condition=Q(to_on=None, superseded_at=None), name="governance_power_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.get_kind_display()}: {self.what}"


class Limits(Dated):
    """What the whole body's composition keeps: seats a country, seats an organisation, categories that have to be there."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="limits")
    country_cap = models.PositiveSmallIntegerField(null=True, blank=True)
    organisation_cap = models.PositiveSmallIntegerField(null=True, blank=True)
    categories = models.JSONField(default=list, blank=True)  # codes
    source = models.CharField(max_length=300, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["body"], condition=Q(to_on=None, superseded_at=None), name="governance_limits_one_open"),
        ]

    def __str__(self) -> str:
        return f"Composition of {self.body}"


class NoticeRule(Dated):
    """How many days before a meeting of a kind its notice goes out; a later one is refused, or only said to be late."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="notice_rules")
    kind = models.CharField(max_length=14, choices=MeetingKind.choices)
    days = models.PositiveSmallIntegerField()
    blocks = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["body", "kind"], condition=Q(to_on=None, superseded_at=None), name="governance_noticerule_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"Notice of {self.body}: {self.days}"


class Presence(Dated):
    """When enough are there, how somebody may be represented, and what a written procedure asks."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="presences")
    numerator = models.PositiveSmallIntegerField()
    denominator = models.PositiveSmallIntegerField()
    is_strict = models.BooleanField(default=False)  # more than the share, not just the share
    counts_represented = models.BooleanField(default=True)
    most_represented = models.PositiveSmallIntegerField(default=1)  # how many one person may represent; 0: nobody is represented
    second_call_free = models.BooleanField(default=False)  # called a second time, it needs no quorum
    written_days = models.PositiveSmallIntegerField(default=14)  # a written procedure runs for at least so long
    written_numerator = models.PositiveSmallIntegerField(default=1)  # of all who sit there, for consent; 1/1 is unanimity
    written_denominator = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(max_length=300, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["body"], condition=Q(to_on=None, superseded_at=None), name="governance_presence_one_open"),
            models.CheckConstraint(
                name="governance_presence_is_a_share", condition=Q(denominator__gt=0) & Q(numerator__lte=F("denominator"))
            ),
            models.CheckConstraint(
                name="governance_presence_written_is_a_share",
                condition=Q(written_denominator__gt=0) & Q(written_numerator__lte=F("written_denominator")),
            ),
        ]

    def __str__(self) -> str:
        return f"Presence in {self.body}"

    @property
    def share(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)

    @property
    def written_share(self) -> Fraction:
        return Fraction(self.written_numerator, self.written_denominator)
