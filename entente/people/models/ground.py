from django.db import models
from django.db.models import Q

from entente.people.choices import LawfulBasis, PersonSource
from entente.people.models.person import Person
from entente.record.models import Dated, DatedQuerySet


class Ground(Dated):
    """Where the partnership knows a person from, and on which lawful basis it keeps it; an empty basis is one that nobody stated."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grounds")
    source = models.CharField(max_length=10, choices=PersonSource.choices)
    said = models.CharField(max_length=200, blank=True)  # which file, member or event
    basis = models.CharField(max_length=20, choices=LawfulBasis.choices, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person"], condition=Q(to_on=None, superseded_at=None), name="people_ground_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_source_display()}"
