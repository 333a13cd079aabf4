from django.db import models
from django.db.models import Q

from entente.certification.catalogue_choices import CommentState, Proposal, RelationKind
from entente.certification.models.requirement import Requirement
from entente.members.models import Organisation
from entente.people.models import Person


class RequirementComment(models.Model):
    """What a member says to a requirement of a candidate scheme, and what became of it."""

    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="comments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()
    proposal = models.CharField(max_length=10, choices=Proposal.choices, default=Proposal.WORDING)
    aligned_with = models.ForeignKey(Requirement, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    relation = models.CharField(max_length=12, choices=RelationKind.choices, blank=True)  # what aligned_with would be of it
    state = models.CharField(max_length=14, choices=CommentState.choices, default=CommentState.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["requirement", "at"], name="certification_comments_in_turn")]
        constraints = [
            models.CheckConstraint(
                name="certification_alignment_names_both",
                condition=Q(proposal=Proposal.ALIGN, aligned_with__isnull=False) & ~Q(relation="")
                | ~Q(proposal=Proposal.ALIGN) & Q(aligned_with=None, relation=""),
            ),
            models.CheckConstraint(
                name="certification_answered_by_somebody",
                condition=Q(state=CommentState.OPEN, answered_by=None) | ~Q(state=CommentState.OPEN) & Q(answered_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.requirement)
