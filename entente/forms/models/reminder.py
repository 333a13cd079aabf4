from django.db import models

from entente.forms.models.round import Round
from entente.people.models import Person


class Reminder(models.Model):
    """Those missing in a round were reminded: at most once a day, whoever or whatever asks for it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField()
    people = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "on"], name="forms_reminder_once_a_day")]

    def __str__(self) -> str:
        return f"{self.round} on {self.on}"
