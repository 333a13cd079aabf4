from django.db import models
from django.db.models import Q

from entente.governance.choices import MandateRole, ProposalKind, ProposalState
from entente.governance.models.body import Body
from entente.members.models import Organisation
from entente.people.models import Person


class Proposal(models.Model):
    """Somebody is to sit in a body, and one side has not said yes yet: the chairs to who asks, or the person to whom a seat is offered."""

    kind = models.CharField(max_length=8, choices=ProposalKind.choices)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="proposals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="proposals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=12, choices=MandateRole.choices, default=MandateRole.MEMBER)
    words = models.TextField(max_length=1000, blank=True)  # why the person asks, or what the offer says
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.OPEN)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "person"], condition=Q(state="open"), name="governance_proposal_one_open"),
            models.CheckConstraint(name="governance_proposal_open_or_answered", condition=Q(state="open") ^ Q(answered_at__isnull=False)),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(state="open"), name="governance_proposal_of_person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.body}"

    @property
    def is_open(self) -> bool:
        return self.state == ProposalState.OPEN
