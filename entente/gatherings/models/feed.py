from django.db import models
from django.db.models import Q

from entente.people.models import Person


class Feed(models.Model):
    """A calendar that a person's program reads by an address nobody can guess; a new address ends the one before."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendar_feeds")
    home_key = models.CharField(max_length=80, blank=True)  # empty: the person's own gatherings
    label = models.CharField(max_length=200, blank=True)
    secret = models.CharField(max_length=32)  # signed with the installation's key it is the address: a copy of the database opens nothing
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "home_key"], condition=Q(ended_at=None), name="gatherings_feed_one_at_a_time")
        ]

    def __str__(self) -> str:
        return f"calendar {self.pk}"
