from django.db import models
from django.db.models import F, Q

from entente.vocabulary.choices import Relation, Scheme
from entente.vocabulary.models.term import Term


class Sector(Term):
    """A sector or subsector of one of the lists; its code begins with the list's name."""

    scheme = models.CharField(max_length=10, choices=Scheme.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")


class SectorMapping(models.Model):
    """What a sector is to one of another list: the source is a part of, more than, the same as or overlapping with the target."""

    source = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="mapped_to")
    target = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="mapped_from")
    relation = models.CharField(max_length=10, choices=Relation.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="vocabulary_sectormapping_once_a_pair"),
            models.CheckConstraint(name="vocabulary_sectormapping_of_two", condition=~Q(source=F("target"))),
        ]

    def __str__(self) -> str:
        return f"{self.source} is {self.get_relation_display()} {self.target}"
