from django.db import models
from django.db.models import Q

from entente.members.models import Organisation
from entente.people.models import Person
from entente.watch.choices import Stance
from entente.watch.models.advisory import Advisory


class Asked(models.Model):
    """An organisation is asked how it stands with an advisory, and what it answered: its own, the writer's and the office's to read."""

    advisory = models.ForeignKey(Advisory, on_delete=models.CASCADE, related_name="asked")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)  # None: it answered without being asked
    stance = models.CharField(max_length=12, choices=Stance.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["advisory", "organisation"], name="watch_asked_once_an_organisation"),
            models.CheckConstraint(name="watch_asked_answered_at", condition=Q(stance="", at=None) | (~Q(stance="") & Q(at__isnull=False))),
        ]
        indexes = [models.Index(fields=["organisation", "stance", "due_on"], name="watch_asked_open")]

    def __str__(self) -> str:
        return f"{self.advisory}"
