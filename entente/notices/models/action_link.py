from django.db import models

from entente.people.models import Person


class ActionLink(models.Model):
    """A link in a mail by which one person does one thing once. Only its digest is kept; `choices` are [value, label] pairs."""

    digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=60)
    subject = models.JSONField()  # typed reference
    subject_key = models.CharField(max_length=120)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="action_links")
    choices = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    choice = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=500, blank=True)  # what the act said happened

    class Meta:
        indexes = [models.Index(fields=["subject_key", "person"], name="notices_link_of_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_key}"
