from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.dialogue.choices import BodyKind
from entente.people.choices import LawfulBasis
from entente.people.models import Person
from entente.vocabulary.models import Country, Region


class Counterpart(models.Model):
    """A body at home or abroad with which the partnership speaks. `keeper` looks after it and, with the office, sees what is not public."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=13, choices=BodyKind.choices)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # None: of several
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="counterparts")
    text = models.TextField(max_length=4000, blank=True)
    address = models.URLField(max_length=500, blank=True)
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_public = models.BooleanField(default=True)
    is_fictional = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("dialogue:counterpart", args=[self.pk])


class Contact(models.Model):
    """A person at a counterpart, who keeps the contact, and why it may be kept. Seen by its keeper and the office."""

    counterpart = models.ForeignKey(Counterpart, on_delete=models.PROTECT, related_name="contacts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contact_at")
    role = models.CharField(max_length=200, blank=True)
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=20, choices=LawfulBasis.choices)
    consented_on = models.DateField(null=True, blank=True)
    consent_said = models.CharField(max_length=200, blank=True)  # how it was given: a card, a mail, a form
    since_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["counterpart", "person"], condition=Q(ended_on=None), name="dialogue_contact_once"),
            models.CheckConstraint(
                name="dialogue_contact_consent_says_when_and_how",
                condition=~Q(basis="consent") | Q(consented_on__isnull=False) & ~Q(consent_said=""),
            ),
        ]

    def __str__(self) -> str:
        """Never a name: the record outlives the contact."""
        return f"Contact {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("dialogue:counterpart", args=[self.counterpart_id])


class Encounter(models.Model):
    """Who met whom, about what, and what was agreed. Seen by who was there and the office."""

    counterpart = models.ForeignKey(Counterpart, on_delete=models.PROTECT, related_name="encounters")
    on = models.DateField()
    about = models.CharField(max_length=300)
    agreed = models.TextField(max_length=4000, blank=True)
    basis = models.CharField(max_length=20, choices=LawfulBasis.choices)
    ours = models.ManyToManyField(Person, related_name="+")
    contacts = models.ManyToManyField(Contact, related_name="encounters")
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["counterpart", "-on"], name="dialogue_encounter_latest")]

    def __str__(self) -> str:
        """Never what it was about: the record outlives it."""
        return f"Encounter {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("dialogue:encounter", args=[self.pk])
