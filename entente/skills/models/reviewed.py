from django.db import models
from django.db.models import F, Q

from entente.people.models import Person
from entente.skills.choices import ReviewState


class Reviewed(models.Model):
    """What one person writes and another one publishes. Without a writer it came from a file on the command line."""

    state = models.CharField(max_length=9, choices=ReviewState.choices, default=ReviewState.PROPOSED)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(max_length=500, blank=True)  # why it was sent back or withdrawn
    is_fictional = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.state == ReviewState.PUBLISHED


def four_eyes(name: str) -> list[models.BaseConstraint]:
    """Published by somebody, and never by who wrote it."""
    return [
        models.CheckConstraint(
            name=f"{name}_published_by_another",
            condition=~Q(state="published") | Q(reviewed_by__isnull=False) & (Q(written_by=None) | ~Q(written_by=F("reviewed_by"))),
        ),
        models.CheckConstraint(name=f"{name}_returned_says_why", condition=~Q(state="returned") | ~Q(remark="")),
    ]
