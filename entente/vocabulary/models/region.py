from django.db import models

from entente.vocabulary.models.country import Country
from entente.vocabulary.models.term import CurrentQuerySet


class Region(models.Model):
    """A region of the NUTS 2021 edition; level 0 is the country itself. Written by `actions.load` from the reference files."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=120)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="regions")
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    is_current = models.BooleanField(default=True)
    objects = CurrentQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"
