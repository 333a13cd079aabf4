from django.db import models
from django.urls import reverse

from entente.industry.choices import Known, Support
from entente.vocabulary.models import Country


class Investor(models.Model):
    """A fund that may invest, as its source lists it. What the source does not say is empty: unknown is never 0 and never no."""

    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=600, editable=False)
    manager = models.CharField(max_length=300, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    areas = models.JSONField(default=list)
    support = models.CharField(max_length=16, choices=Support.choices)
    commitment = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)  # euros, the European Investment Fund's
    website = models.CharField(max_length=300, blank=True)
    cybersecurity = models.CharField(max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    source = models.CharField(max_length=300)
    read_at = models.DateTimeField()
    is_fictional = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name_key", "country"], name="industry_investor_once_a_country"),
            models.CheckConstraint(
                name="industry_investor_commitment_not_below_0", condition=models.Q(commitment=None) | models.Q(commitment__gte=0)
            ),
        ]
        indexes = [models.Index(fields=["name_key", "id"], name="industry_investor_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("industry:investor", args=[self.pk])
