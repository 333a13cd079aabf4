from django.db import models
from django.db.models import F, Q

from entente.members.models.organisation import Organisation
from entente.record.models import Dated, DatedQuerySet
from entente.vocabulary.models import Country


class Ownership(Dated):
    """One organisation owns a share of another."""

    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="owns")
    owned = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="owned_by")
    share = models.DecimalField(max_digits=5, decimal_places=2)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(name="members_ownership_share_is_a_percentage", condition=Q(share__gt=0, share__lte=100)),
            models.CheckConstraint(name="members_ownership_not_of_itself", condition=~Q(owner=F("owned"))),
        ]

    def __str__(self) -> str:
        return f"{self.owner} owns {self.share} % of {self.owned}"


class Reached(Dated):
    """An entity of the extended community: reached through an association, not a member by itself."""

    association = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reaches")
    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=600, editable=False)  # words.normalised_name(name): the same entity reached twice counts once
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="reached_through")
    objects = DatedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class SizeFigures(models.Model):
    """Headcount, turnover and balance sheet of one year, from which the size class is computed."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="size_figures")
    year = models.PositiveSmallIntegerField()
    headcount = models.DecimalField(max_digits=10, decimal_places=1, null=True, blank=True)  # annual work units
    turnover = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    balance = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="members_size_figures_once_a_year")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"
