from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.consortia.choices import InvitationState
from entente.consortia.models.role import Role
from entente.members.models import Organisation
from entente.people.models import Person


class Invitation(models.Model):
    """An organisation is asked to take a role. Seen by it, by the board's owner and by the office."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=InvitationState.choices, default=InvitationState.OPEN)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role", "organisation"], condition=Q(state="open"), name="consortia_invitation_one_open"),
            models.UniqueConstraint(fields=["role"], condition=Q(state="accepted"), name="consortia_invitation_one_accepted"),
            models.CheckConstraint(
                name="consortia_invitation_answered_or_open",
                condition=Q(state="open", answered_at=None) | (~Q(state="open") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.role}"

    def get_absolute_url(self) -> str:
        return reverse("consortia:invitation", args=[self.pk])
