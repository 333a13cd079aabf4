from django.db import models

from entente.people.choices import AddressKind
from entente.people.models.person import Person


class Address(models.Model):
    """An e-mail address of a person, the preferred one (`Person.email`) among them. Confirmed once somebody came in by it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    email = models.EmailField(unique=True)
    kind = models.CharField(max_length=5, choices=AddressKind.choices, default=AddressKind.WORK)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.email
