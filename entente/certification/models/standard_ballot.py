from django.db import models
from django.db.models import F, Q

from entente.certification.choices import BallotKind, CommentOutcome
from entente.certification.models.standard import Standard
from entente.people.models import Person


class StandardBallot(models.Model):
    """An enquiry or a vote of a standards body, open from a day to and with another."""

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="ballots")
    kind = models.CharField(max_length=8, choices=BallotKind.choices)
    opens_on = models.DateField()
    closes_on = models.DateField()
    address = models.URLField(max_length=500, blank=True)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standard", "kind", "opens_on"], name="certification_ballot_once"),
            models.CheckConstraint(name="certification_ballot_closes_after_it_opens", condition=Q(closes_on__gte=F("opens_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.standard}"


class StandardComment(models.Model):
    """What the partnership said on a draft, and what became of it."""

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="comments")
    ballot = models.ForeignKey(StandardBallot, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments")
    clause = models.CharField(max_length=60, blank=True)
    text = models.TextField(max_length=4000)
    proposal = models.TextField(max_length=4000, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=CommentOutcome.choices, default=CommentOutcome.OPEN, blank=True)
    outcome_note = models.CharField(max_length=1000, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="certification_comment_decided_on_a_day",
                condition=Q(outcome=CommentOutcome.OPEN, decided_on=None) | (~Q(outcome=CommentOutcome.OPEN) & Q(decided_on__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.standard}, {self.clause or 'general'}"
