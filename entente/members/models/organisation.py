from django.db import models
from django.urls import reverse

from entente.members.choices import SizeClass
from entente.vocabulary.models import Country, Expertise, Region, Sector


class Organisation(models.Model):
    """A legal entity the partnership knows, member or not. Changes only through `members.actions`."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=600, editable=False)  # words.normalised_name(name): matching and order
    short_name = models.CharField(max_length=100, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    city = models.CharField(max_length=120, blank=True)
    website = models.URLField(max_length=300, blank=True)
    activity = models.CharField(max_length=3, blank=True)
    size = models.CharField(max_length=8, choices=SizeClass.choices, default=SizeClass.UNKNOWN)
    about = models.TextField(max_length=4000, blank=True)
    is_fictional = models.BooleanField(default=False)
    sectors = models.ManyToManyField(Sector, blank=True, related_name="+")
    expertise = models.ManyToManyField(Expertise, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["name_key", "country"], name="members_by_name_and_country")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("members:organisation", args=[self.slug])
