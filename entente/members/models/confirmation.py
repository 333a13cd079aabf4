from django.db import models

from entente.members.models.organisation import Organisation
from entente.people.models import Person


class Confirmation(models.Model):
    """Somebody who spoke for the organisation read its profile and found it right, or put it right. It holds until a day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="confirmations")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    holds_until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-holds_until"], name="members_confirmed_until")]

    def __str__(self) -> str:
        return f"{self.organisation}, until {self.holds_until}"
