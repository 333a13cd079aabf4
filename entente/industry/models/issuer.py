from django.db import models

from entente.members.models import Organisation
from entente.record.models import Dated, DatedQuerySet
from entente.vocabulary.models import Country


class Issuer(Dated):
    """An organisation that decides on labels of companies seated in a country, from a day to a day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["country", "superseded_at"], name="industry_issuer_by_country")]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.country_id})"
