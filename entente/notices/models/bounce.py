from django.db import models

from entente.notices.choices import BounceKind
from entente.notices.models.delivery import Delivery
from entente.people.models import Person


class Bounce(models.Model):
    """A mail that came back, as a server reported it. A hard one says that the address takes nothing until it is changed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="bounces")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, null=True, related_name="bounces")
    address = models.EmailField()
    kind = models.CharField(max_length=4, choices=BounceKind.choices)
    status = models.CharField(max_length=12, blank=True)  # RFC 3463: "5.1.1"
    said = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64, unique=True)  # of the report, so that reading a mailbox twice changes nothing
    at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True, blank=True)  # when the office said: try this address again

    class Meta:
        indexes = [
            models.Index(fields=["person", "-id"], name="notices_bounce_of_person"),
            models.Index(fields=["address", "kind"], name="notices_bounce_of_address"),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.status}"
