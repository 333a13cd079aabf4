from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.industry.choices import ComplaintState
from entente.industry.models.label import Label
from entente.people.models import Person


class Complaint(models.Model):
    """Somebody says that a label is not deserved. Read by the office alone; a visitor's address is dropped with the answer."""

    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="complaints")
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # None: a visitor
    contact = models.EmailField(blank=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=ComplaintState.choices, default=ComplaintState.OPEN)
    answer = models.TextField(max_length=4000, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="industry_complaint_answered_whole",
                condition=Q(state="open", answered_at=None) | (~Q(state="open") & Q(answered_at__isnull=False) & ~Q(answer="")),
            ),
            models.CheckConstraint(name="industry_complaint_contact_is_dropped", condition=Q(state="open") | Q(contact="")),
        ]
        indexes = [models.Index(fields=["state", "id"], name="industry_complaint_by_state")]

    def __str__(self) -> str:
        """Never what it says: the record's entries are labelled with it."""
        return f"K-{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("industry:complaint", args=[self.pk])
