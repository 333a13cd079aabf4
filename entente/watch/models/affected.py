from django.db import models

from entente.members.models import Organisation
from entente.watch.models.advisory import Advisory


class Affected(models.Model):
    """A product that an advisory names, in its source's words. Who here offers or uses it is asked by the keys, so later ones match too."""

    advisory = models.ForeignKey(Advisory, on_delete=models.CASCADE, related_name="affected")
    vendor = models.CharField(max_length=200, blank=True)
    product = models.CharField(max_length=200)
    versions = models.CharField(max_length=300, blank=True)
    vendor_key = models.CharField(max_length=250, editable=False, blank=True)  # words.normalised_name
    product_key = models.CharField(max_length=250, editable=False)

    class Meta:
        indexes = [models.Index(fields=["product_key", "vendor_key"], name="watch_affected_by_product")]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.vendor, self.product, self.versions)))


class Use(models.Model):
    """What an organisation says it uses, so that it hears of it. Its own and nobody else's to read."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    vendor = models.CharField(max_length=200, blank=True)
    product = models.CharField(max_length=200)
    vendor_key = models.CharField(max_length=250, editable=False, blank=True)
    product_key = models.CharField(max_length=250, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "product_key", "vendor_key"], name="watch_use_once"),
        ]
        indexes = [models.Index(fields=["product_key", "vendor_key"], name="watch_use_by_product")]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.vendor, self.product)))
