from urllib.parse import urlencode

from django.db import models

from entente.certification.models.catalogue import Catalogue
from entente.certification.models.requirement import Requirement
from entente.members.models import Organisation
from entente.people.models import Person


class SelfCheck(models.Model):
    """What an organisation holds, and what it wants to know it covers, in the spelling of `queries.holdings`; for its own people."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    held = models.ManyToManyField(Catalogue, related_name="+")  # of which something is held: counted, never shown to others
    holds = models.JSONField(default=list)
    aims = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="certification_check_named_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def query(self) -> str:
        """The part of an address that asks it again."""
        return urlencode([*(("hold", text) for text in self.holds), ("target", self.aims)])


class Evidence(models.Model):
    """Where an organisation already shows that it meets a requirement."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "requirement"], name="certification_evidence_once")]

    def __str__(self) -> str:
        return self.said
