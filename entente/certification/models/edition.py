import uuid

from django.db import models

from entente.certification.models.catalogue import Catalogue
from entente.certification.models.mapping import MappingSet


class Edition(models.Model):
    """The mappings as they stood after one change: its number is the version that coverage is worked out for."""

    key = models.UUIDField(default=uuid.uuid4, unique=True)  # by which a process knows what it has loaded
    at = models.DateTimeField()
    catalogue = models.ForeignKey(Catalogue, on_delete=models.PROTECT, null=True, related_name="+")  # what was changed; both
    mapping_set = models.ForeignKey(MappingSet, on_delete=models.PROTECT, null=True, related_name="+")  # empty: many things

    def __str__(self) -> str:
        return str(self.pk)


class StoredGraph(models.Model):
    """Requirements, rows and closure of one edition as compressed columns, loaded once by each process."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, primary_key=True, related_name="graph")
    columns = models.BinaryField()
    built_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"edition {self.edition_id}"
