from django.db import models

from entente.members.choices import IdentifierScheme
from entente.members.models.organisation import Organisation


class Identifier(models.Model):
    """A number that names one organisation in one register of one country (PIC and LEI: worldwide, country empty)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=10, choices=IdentifierScheme.choices)
    country = models.CharField(max_length=2, blank=True)
    value = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "country", "value"], name="members_identifier_names_one")]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.written}"

    @property
    def written(self) -> str:
        """As people write it: a VAT number with its country in front."""
        return f"{self.country}{self.value}" if self.scheme == IdentifierScheme.VAT else self.value
