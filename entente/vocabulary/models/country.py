from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from entente.vocabulary.choices import CountryGroup
from entente.vocabulary.models.term import CurrentQuerySet
from entente.vocabulary.names import country_name


class Country(models.Model):
    """A country of ISO 3166-1, or Kosovo; its name is babel's. Written by `actions.load` from the reference files."""

    iso2 = models.CharField(max_length=2, primary_key=True)
    iso3 = models.CharField(max_length=3, unique=True)
    eurostat_code = models.CharField(max_length=2, unique=True)  # EL and UK where ISO says GR and GB
    tile_column = models.PositiveSmallIntegerField(null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(null=True, blank=True)
    is_current = models.BooleanField(default=True)
    objects = CurrentQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return country_name(self.iso2)


class CountrySpanQuerySet(models.QuerySet["CountrySpan"]):
    def on(self, day: date) -> Self:
        return self.filter(Q(to_on=None) | Q(to_on__gt=day), from_on__lte=day)


class CountrySpan(models.Model):
    """A country's time in a group of countries, from a day to a day [from, to)."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="spans")
    group = models.CharField(max_length=10, choices=CountryGroup.choices)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    objects = CountrySpanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["country", "group", "from_on"], name="vocabulary_countryspan_begins_once"),
            models.CheckConstraint(name="vocabulary_countryspan_ends_after_it_begins", condition=Q(to_on=None) | Q(to_on__gt=F("from_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.get_group_display()} from {self.from_on}"
