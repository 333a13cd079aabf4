from django.db import models
from django.db.models import Q

from entente.people.models.person import Person


class Erasure(models.Model):
    """A person asked to be erased. The office answers: it is done, or declined with a reason."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="erasures")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    declined_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(answered_at=None), name="people_erasure_one_open"),
            models.CheckConstraint(
                name="people_erasure_answered_by_somebody", condition=Q(answered_at=None) | Q(answered_by__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.asked_at:%d %B %Y}"
