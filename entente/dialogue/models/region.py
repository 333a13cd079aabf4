from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.dialogue.choices import ItemKind, LinkKind, LinkState
from entente.members.models import Organisation
from entente.vocabulary.models import Region


class RegionFacts(models.Model):
    """What Eurostat says of a region beside code and name, which the vocabulary holds. 0: the region's level has no such type."""

    region = models.OneToOneField(Region, on_delete=models.PROTECT, primary_key=True, related_name="facts")
    native_name = models.CharField(max_length=200)
    mountain = models.PositiveSmallIntegerField(null=True)
    urban = models.PositiveSmallIntegerField(null=True)
    coast = models.PositiveSmallIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.native_name} ({self.region_id})"


class RegionItem(models.Model):
    """A strategy, cluster, hub or partner body of a region, with where it is written."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=8, choices=ItemKind.choices)
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=4000, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    address = models.URLField(max_length=500, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    is_fictional = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["region", "kind"], name="dialogue_item_of_region")]
        constraints = [
            models.CheckConstraint(name="dialogue_item_ends_later", condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gt=F("from_on"))),
            models.CheckConstraint(name="dialogue_item_says_where", condition=~Q(address="") | Q(is_fictional=True)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dialogue:region", args=[self.region_id])


class Interregional(models.Model):
    """Regions do something together: a partnership or a pilot. `initiative` is a typed reference to what the programme runs."""

    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=4000)
    regions = models.ManyToManyField(Region, related_name="links")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=LinkState.choices, default=LinkState.PLANNED)
    came_of = models.TextField(max_length=2000, blank=True)
    initiative = models.JSONField(default=dict, blank=True)
    is_fictional = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="dialogue_link_ends_later", condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on"))),
            models.CheckConstraint(name="dialogue_link_over_says_what_came", condition=~Q(state__in=["done", "stopped"]) | ~Q(came_of="")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dialogue:link", args=[self.pk])
