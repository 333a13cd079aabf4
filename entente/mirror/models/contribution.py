from django.db import models

from entente.members.choices import SizeClass
from entente.members.models import Organisation
from entente.mirror.models.mirror import Figure, Mirror
from entente.people.models import Person
from entente.vocabulary.models import Sector


class Contribution(models.Model):
    """What one organisation gave to a mirror, as it was then. Amounts are read by its own people only: no page, no operation, no record
    shows them to anybody else."""

    mirror = models.ForeignKey(Mirror, on_delete=models.PROTECT, related_name="contributions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    size = models.CharField(max_length=8, choices=SizeClass.choices, default=SizeClass.UNKNOWN)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mirror", "organisation"], name="mirror_contribution_one_an_organisation")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.mirror}"


class Amount(models.Model):
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="amounts")
    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="+")
    amount = models.DecimalField(max_digits=16, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contribution", "figure"], name="mirror_amount_one_a_figure")]

    def __str__(self) -> str:
        return f"{self.contribution}, {self.figure.name}"
