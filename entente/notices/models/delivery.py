from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from entente.notices.choices import DeliveryState
from entente.notices.models.notice import Notice
from entente.people.models import Person

DUE = (DeliveryState.QUEUED, DeliveryState.DEFERRED)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, at: datetime) -> Self:
        return self.filter(state__in=DUE, next_at__lte=at)


class Delivery(models.Model):
    """One notice on its way to one person. `run` is who holds it while it is sent. `handed_at` is written just before the words that make
    a mail server responsible for it, so that a sender that dies leaves behind what is certain and what is not. See `actions.sending`."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deliveries")
    why = models.CharField(max_length=400, blank=True)  # "because you chair WG3"
    body = models.TextField(blank=True)  # what is said to this person alone, in place of the notice's body
    parts = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    address = models.EmailField(blank=True)  # where it was sent
    attempts = models.PositiveSmallIntegerField(default=0)
    returns = models.PositiveSmallIntegerField(default=0)  # how often it came back for a passing reason
    next_at = models.DateTimeField(null=True, blank=True)
    run = models.CharField(max_length=32, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    said = models.CharField(max_length=500, blank=True)  # why it stands where it stands: the server's words, or ours
    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "person"], name="notices_delivery_once_a_person"),
            models.CheckConstraint(name="notices_delivery_due_has_a_time", condition=~Q(state__in=DUE) | Q(next_at__isnull=False)),
            models.CheckConstraint(
                name="notices_delivery_sending_has_a_run", condition=~Q(state="sending") | (~Q(run="") & Q(claimed_at__isnull=False))
            ),
        ]
        indexes = [
            models.Index(fields=["next_at", "id"], condition=Q(state__in=DUE), name="notices_delivery_due"),
            models.Index(fields=["claimed_at"], condition=Q(state="sending"), name="notices_delivery_claimed"),
            models.Index(fields=["state", "-id"], name="notices_delivery_by_state"),
            models.Index(fields=["person", "-id"], name="notices_delivery_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.notice} to {self.person}"

    @property
    def text(self) -> str:
        return self.body or self.notice.body
