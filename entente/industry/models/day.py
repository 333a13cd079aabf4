from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.gatherings.models import Gathering
from entente.industry.choices import Answer, PitchState
from entente.industry.models.investor import Investor
from entente.industry.models.profile import Profile
from entente.people.models import Person


class InvestorDay(models.Model):
    """The call for pitches of an investor day, and how its meetings are laid out; when, where and for whom it is, the gathering says."""

    gathering = models.OneToOneField(Gathering, on_delete=models.PROTECT, related_name="+")
    call = models.TextField(max_length=4000)
    opens_on = models.DateField()
    closes_on = models.DateField()  # the last day
    first_slot_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=20)
    slots = models.PositiveSmallIntegerField(default=6)
    tables = models.PositiveSmallIntegerField(default=8)
    is_laid_out = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="industry_investorday_closes_after_it_opens", condition=Q(closes_on__gte=F("opens_on"))),
            models.CheckConstraint(name="industry_investorday_has_slots", condition=Q(slots__gt=0, tables__gt=0, minutes__gt=0)),
        ]

    def __str__(self) -> str:
        return f"Investor day {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("industry:day", args=[self.pk])

    def is_open(self, day: date) -> bool:
        return self.opens_on <= day <= self.closes_on

    def begins(self, slot: int) -> datetime:
        """As the organiser's clocks show it."""
        return (self.first_slot_at + timedelta(minutes=self.minutes * slot)).astimezone(self.gathering.tz)


class Pitch(models.Model):
    """A small company asks to be heard on an investor day."""

    day = models.ForeignKey(InvestorDay, on_delete=models.PROTECT, related_name="pitches")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="pitches")
    title = models.CharField(max_length=160)
    summary = models.TextField(max_length=2000)
    state = models.CharField(max_length=9, choices=PitchState.choices, default=PitchState.APPLIED)
    because = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "profile"], name="industry_pitch_once_a_day")]
        indexes = [models.Index(fields=["state", "id"], name="industry_pitch_by_state")]

    def __str__(self) -> str:
        return f"P-{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("industry:pitch", args=[self.pk])


class Attending(models.Model):
    """An investor takes part in an investor day; `person`: who answers for it here, else the office enters what it says."""

    day = models.ForeignKey(InvestorDay, on_delete=models.PROTECT, related_name="attending")
    investor = models.ForeignKey(Investor, on_delete=models.PROTECT, related_name="attending")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "investor"], name="industry_attending_once_a_day")]

    def __str__(self) -> str:
        return str(self.investor)


class Meeting(models.Model):
    """A pitch wants to meet an investor, or is to; `slot` once it is laid out. The database keeps both from being in two places at once."""

    pitch = models.ForeignKey(Pitch, on_delete=models.PROTECT, related_name="meetings")
    attending = models.ForeignKey(Attending, on_delete=models.PROTECT, related_name="meetings")
    wish = models.PositiveSmallIntegerField(default=1)  # 1: would be good; 2: matters; 3: most of all
    answer = models.CharField(max_length=7, choices=Answer.choices, default=Answer.WAITING)
    slot = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pitch", "attending"], name="industry_meeting_once"),
            models.UniqueConstraint(fields=["pitch", "slot"], name="industry_meeting_pitch_not_twice"),
            models.UniqueConstraint(fields=["attending", "slot"], name="industry_meeting_investor_not_twice"),
            models.CheckConstraint(name="industry_meeting_no_has_no_slot", condition=Q(slot=None) | ~Q(answer="no")),
            models.CheckConstraint(name="industry_meeting_wish", condition=Q(wish__gte=1, wish__lte=3)),
        ]

    def __str__(self) -> str:
        return f"M-{self.pk}"
