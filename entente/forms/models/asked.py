from django.db import models
from django.db.models import Q

from entente.forms.choices import Became
from entente.forms.models.round import Round
from entente.members.models import Organisation
from entente.people.models import Person


class Asked(models.Model):
    """One person or one organisation that a round asks, and how far it has come."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="asked")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    became = models.CharField(max_length=10, choices=Became.choices, default=Became.WAITING)
    asked_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)  # somebody who may answer opened the page, signed in
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # the first answer, whatever it said
    reason = models.CharField(max_length=300, blank=True)  # why it was declined

    class Meta:
        constraints = [
            models.CheckConstraint(name="forms_asked_one_of_two", condition=Q(person=None) ^ Q(organisation=None)),
            models.UniqueConstraint(fields=["round", "person"], name="forms_asked_person_once"),
            models.UniqueConstraint(fields=["round", "organisation"], name="forms_asked_organisation_once"),
            models.CheckConstraint(name="forms_asked_ended_when_answered", condition=Q(became="waiting") ^ Q(ended_at__isnull=False)),
        ]
        indexes = [
            models.Index(fields=["round", "became"], name="forms_asked_by_state"),
            models.Index(fields=["person", "became"], name="forms_asked_of_person"),
            models.Index(fields=["organisation", "became"], name="forms_asked_of_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.whose} in {self.round}"

    @property
    def whose(self) -> Person | Organisation:
        """Whose answer it is."""
        return self.organisation or self.person  # type: ignore[return-value]
