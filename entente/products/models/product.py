from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.members.models import Organisation
from entente.products.choices import ProductKind, ResilienceCategory
from entente.vocabulary.models import Expertise, Sector


class ProductQuerySet(models.QuerySet["Product"]):
    def on(self, day: date) -> Self:
        """Offered on a day; where the beginning is not known, it counts as begun."""
        return self.filter(Q(from_on=None) | Q(from_on__lte=day), Q(to_on=None) | Q(to_on__gt=day))


class Product(models.Model):
    """A product or service that an organisation offers, [from, to). Changes only through `products.actions`."""

    slug = models.SlugField(max_length=120, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=250, editable=False)
    kind = models.CharField(max_length=16, choices=ProductKind.choices)
    category = models.CharField(max_length=12, choices=ResilienceCategory.choices, default=ResilienceCategory.NOT_KNOWN, blank=True)
    description = models.TextField(max_length=4000, blank=True)
    website = models.URLField(max_length=300, blank=True)
    sectors = models.ManyToManyField(Sector, blank=True, related_name="+")
    expertise = models.ManyToManyField(Expertise, blank=True, related_name="+")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    is_fictional = models.BooleanField(default=False)
    objects = ProductQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["name_key", "slug"], name="products_by_name")]
        constraints = [
            models.CheckConstraint(
                name="products_end_after_they_begin", condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gt=F("from_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("products:product", args=[self.slug])
