from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from entente.agreement.choices import RejectionReason
from entente.agreement.models.ledger import Declaration
from entente.people.models import Person


class Review(models.Model):
    """A first pair of eyes on a declaration."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="reviews")
    note = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"review of {self.declaration}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def live(self, known_by: datetime | None = None) -> Self:
        """Standing now, or as was known at an earlier instant."""
        if known_by is None:
            return self.filter(withdrawn_at=None)
        return self.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=known_by), at__lte=known_by)


class Decision(models.Model):
    """What is accepted of a declaration; only decisions are summed, at most one is live. Withdrawn, never edited (by trigger)."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="decisions")
    accepted = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)  # None: rejected
    reason = models.CharField(max_length=20, choices=RejectionReason.choices, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["declaration"], condition=Q(withdrawn_at=None), name="agreement_decision_one_live"),
            models.CheckConstraint(name="agreement_decision_rejection_has_a_reason", condition=Q(accepted__isnull=False) | ~Q(reason="")),
            models.CheckConstraint(name="agreement_decision_is_not_negative", condition=Q(accepted=None) | Q(accepted__gte=0)),
            models.CheckConstraint(
                name="agreement_decision_withdrawn_later", condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("at"))
            ),
        ]

    def __str__(self) -> str:
        return f"decision on {self.declaration}"
