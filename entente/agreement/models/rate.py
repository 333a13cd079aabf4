from django.db import models


class Rate(models.Model):
    """Units of a currency for one euro, average of a year, as its source states it."""

    currency = models.CharField(max_length=3)
    year = models.PositiveSmallIntegerField()
    per_euro = models.DecimalField(max_digits=14, decimal_places=6)
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["currency", "year"], name="agreement_rate_once_a_year")]

    def __str__(self) -> str:
        return f"{self.currency} {self.year}"
