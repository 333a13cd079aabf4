from django.db import models

from entente.gatherings.choices import Outcome
from entente.gatherings.models.gathering import Gathering
from entente.people.models import Person


class Reply(models.Model):
    """An answer that a calendar sent, and what became of it. Its digest keeps the same one from being read twice."""

    digest = models.CharField(max_length=64, unique=True)
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="replies")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    address = models.CharField(max_length=254, blank=True)  # of whom the calendar speaks, kept where it is nobody's here
    said = models.CharField(max_length=20)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    why = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["gathering", "outcome", "-id"], name="gatherings_reply_of")]

    def __str__(self) -> str:
        return f"{self.said} to {self.gathering}"
