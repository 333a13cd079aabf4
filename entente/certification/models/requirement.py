from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator

from entente.certification.models.catalogue import Catalogue


class Requirement(models.Model):
    """One node of a catalogue's tree, in the catalogue's own order."""

    catalogue = models.ForeignKey(Catalogue, on_delete=models.PROTECT, related_name="requirements")
    urn = models.CharField(max_length=240, unique=True)
    reference = models.CharField(max_length=120, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    position = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=40, blank=True)
    is_assessable = models.BooleanField(default=True)
    weight = models.DecimalField(max_digits=8, decimal_places=3, default=1)
    effort_low = models.PositiveIntegerField(null=True, blank=True)  # person-days, where somebody says so
    effort_high = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["catalogue", "position"], name="certification_in_order")]
        constraints = [
            models.CheckConstraint(name="certification_weight_counts", condition=Q(weight__gt=0)),
            models.CheckConstraint(
                name="certification_effort_is_a_range",
                condition=Q(effort_low=None, effort_high=None) | Q(effort_low__isnull=False, effort_high__gte=F("effort_low")),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The reference, or what distinguishes it where it has none."""
        return self.reference or self.title[:80] or Truncator(self.text).chars(60) or self.urn.rpartition(":")[2]
