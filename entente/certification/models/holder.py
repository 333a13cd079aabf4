from django.db import models

from entente.members.models import Organisation
from entente.people.models import Person


class Holder(models.Model):
    """To whom certificates were issued, as sources write the name. Which organisation that is, the office says: `HolderMatch`."""

    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=600)  # words.normalised_name(name)
    country = models.CharField(max_length=2, blank=True)  # where the source states the holder's own seat; most do not
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="held_as")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name_key", "country"], name="certification_holder_once_a_name")]

    def __str__(self) -> str:
        return self.name


class HolderMatch(models.Model):
    """What the office decided about a holder and an organisation of the same name: the same, or not."""

    holder = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="matches")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    is_same = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["holder", "organisation"], name="certification_match_once_a_pair")]

    def __str__(self) -> str:
        return f"{self.holder} {'is' if self.is_same else 'is not'} {self.organisation}"
