from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.dialogue.choices import FollowKind, ForWhom
from entente.forms.models import Round
from entente.gatherings.models import Gathering
from entente.people.models import Person


class Occasion(models.Model):
    """A gathering as an event: its programme, rates, survey, and what follows from it. Guests and waiting list are the gathering's."""

    gathering = models.OneToOneField(Gathering, on_delete=models.PROTECT, primary_key=True, related_name="occasion")
    lead = models.TextField(max_length=2000, blank=True)
    survey = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        """Never its title: the record outlives every marking."""
        return f"Event {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("dialogue:event", args=[self.pk])


class ProgrammePoint(models.Model):
    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="points")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    speakers = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="dialogue_point_lasts", condition=Q(minutes__gt=0))]

    def __str__(self) -> str:
        return f"Point {self.pk}"


class Rate(models.Model):
    """What taking part costs whom, until a day; 0 is free."""

    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="rates")
    whom = models.CharField(max_length=8, choices=ForWhom.choices)
    label = models.CharField(max_length=120)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="dialogue_rate_not_below_nothing", condition=Q(amount__gte=0)),
            models.UniqueConstraint(fields=["occasion", "whom", "label"], name="dialogue_rate_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_whom_display()}: {self.label}"


class FollowUp(models.Model):
    """What an event leads to: a need, a contact, an initiative. `what` is a typed reference once it stands somewhere."""

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="follow_ups")
    kind = models.CharField(max_length=10, choices=FollowKind.choices)
    text = models.CharField(max_length=500)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    what = models.JSONField(default=dict, blank=True)
    done_on = models.DateField(null=True, blank=True)
    came_of = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="dialogue_follow_up_done_how", condition=Q(done_on=None) ^ ~Q(came_of=""))]
        indexes = [models.Index(F("owner"), F("due_on"), condition=Q(done_on=None), name="dialogue_follow_up_of")]

    def __str__(self) -> str:
        return f"Follow-up {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("dialogue:event", args=[self.occasion_id])
