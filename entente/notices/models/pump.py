from django.db import models


class Pump(models.Model):
    """The one row that remembers for when the outbox has asked to be looked at again, so that it asks once and not once a mail."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    wakes_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="notices_pump_is_one", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return "the outbox"
