from django.db import models

from entente.ballots.models.roll import RollRow
from entente.people.models import Person


class Demand(models.Model):
    """A voter asks that a vote be secret, where its rule lets a share of the votes ask; given up with the roll."""

    row = models.OneToOneField(RollRow, on_delete=models.CASCADE, related_name="demand")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Demand of {self.row}"
