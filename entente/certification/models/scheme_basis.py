from typing import Any

from django.db import models
from django.db.models import Q

from entente.certification.models.catalogue import Catalogue
from entente.certification.models.requirement import Requirement
from entente.certification.models.scheme import Scheme, SchemeLevel, Sourced
from entente.record.models import Dated, DatedQuerySet


class SchemeBasis(Dated, Sourced):
    """Against what a scheme assesses, at one level or at any: a catalogue, or chosen parts of it, from a day to a day.

    Whoever holds a certificate of the scheme holds these requirements.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="bases")
    level = models.ForeignKey(SchemeLevel, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # empty: every level
    catalogue = models.ForeignKey(Catalogue, on_delete=models.PROTECT, related_name="bases")
    parts = models.ManyToManyField(Requirement, related_name="+")  # each with all below it; none: the whole catalogue
    objects: "models.Manager[Any]" = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["scheme", "level", "catalogue"],
                condition=Q(to_on=None, superseded_at=None, level__isnull=False),
                name="certification_basis_of_level_once",
            ),
            models.UniqueConstraint(
                fields=["scheme", "catalogue"],
                condition=Q(to_on=None, superseded_at=None, level=None),
                name="certification_basis_of_scheme_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}{f' ({self.level})' if self.level else ''}: {self.catalogue}"
