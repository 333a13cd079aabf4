from django.db import models

from entente.people.models import Person
from entente.watch.choices import SourceKind
from entente.watch.models.advisory import Advisory


class Source(models.Model):
    """Where an advisory was read. `digest` is of all it said there: the same again changes nothing. The first one gives the words."""

    advisory = models.ForeignKey(Advisory, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=8, choices=SourceKind.choices)
    key = models.CharField(max_length=300)
    name = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    marking = models.CharField(max_length=12, blank=True)  # as the source itself had it
    is_first = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["advisory", "kind", "key"], name="watch_source_once_an_advisory"),
        ]
        indexes = [models.Index(fields=["kind", "key"], name="watch_source_by_key")]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()


class Revision(models.Model):
    """What an advisory said, and why it changed. Not changed afterwards; read by whoever may read the advisory."""

    advisory = models.ForeignKey(Advisory, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    said = models.JSONField(default=dict)
    because = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["advisory", "number"], name="watch_revision_numbered_once")]

    def __str__(self) -> str:
        return f"{self.advisory} {self.number}"
