from typing import Self

from django.db import models
from django.db.models import F, Q

from entente.gatherings.choices import GuestState, How, Part, Presence, Via
from entente.gatherings.models.gathering import Gathering
from entente.people.models import Person


class GuestQuerySet(models.QuerySet["Guest"]):
    def accepted(self) -> Self:
        return self.filter(state=GuestState.ACCEPTED)

    def in_line(self) -> Self:
        """Those who wait for a place, first come first."""
        return self.filter(state=GuestState.WAITING).order_by("queue")


class Guest(models.Model):
    """One person at one gathering: what it said, whether it has a place, whether it was there."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="gatherings")
    part = models.CharField(max_length=8, choices=Part.choices, default=Part.GUEST)
    organisation = models.CharField(max_length=200, blank=True)  # as the badge says it, where nobody delegated the person
    why = models.CharField(max_length=400, blank=True)  # why invited: "because you are in WG3"
    address = models.EmailField(blank=True)  # where the last invitation went: the only one whose reply counts
    state = models.CharField(max_length=10, choices=GuestState.choices, default=GuestState.INVITED)
    how = models.CharField(max_length=6, choices=How.choices)
    queue = models.PositiveIntegerField(null=True, blank=True)  # the waiting list is in this order
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    via = models.CharField(max_length=4, choices=Via.choices, blank=True)
    said = models.CharField(max_length=500, blank=True)  # in the guest's own words
    presence = models.CharField(max_length=8, choices=Presence.choices, blank=True)
    came_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(null=True, blank=True)
    objects = GuestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="gatherings_guest_once"),
            models.UniqueConstraint(fields=["gathering", "queue"], name="gatherings_guest_own_place_in_line"),
            models.CheckConstraint(
                name="gatherings_guest_waits_in_line",
                condition=Q(state="waiting", queue__isnull=False) | (~Q(state="waiting") & Q(queue=None)),
            ),
            models.CheckConstraint(name="gatherings_guest_answered_once_said", condition=Q(state="invited") | Q(answered_at__isnull=False)),
            models.CheckConstraint(
                name="gatherings_guest_leaves_after_coming", condition=Q(came_at=None) | Q(left_at=None) | Q(left_at__gt=F("came_at"))
            ),
            models.CheckConstraint(name="gatherings_guest_noted_by_somebody", condition=Q(presence="") | Q(noted_at__isnull=False)),
        ]
        indexes = [
            models.Index(fields=["person", "state"], name="gatherings_guest_of_person"),
            models.Index(fields=["gathering", "state", "queue"], name="gatherings_guest_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.gathering}"
