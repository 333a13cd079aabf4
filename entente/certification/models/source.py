import json
import zlib
from typing import Any

from django.db import models
from django.db.models import Q

from entente.certification.models.catalogue import Catalogue
from entente.certification.models.mapping import MappingSet


class SourceDocument(models.Model):
    """An OSCAL document as it came, so that it goes out again with everything our tables have no place for."""

    catalogue = models.ForeignKey(Catalogue, on_delete=models.CASCADE, null=True, related_name="documents")
    mapping_set = models.ForeignKey(MappingSet, on_delete=models.CASCADE, null=True, related_name="documents")
    kind = models.CharField(max_length=24)
    packed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["catalogue", "kind"], name="certification_document_once_of_catalogue"),
            models.UniqueConstraint(fields=["mapping_set", "kind"], name="certification_document_once_of_set"),
            models.CheckConstraint(
                name="certification_document_of_one",
                condition=Q(catalogue=None, mapping_set__isnull=False) | Q(catalogue__isnull=False, mapping_set=None),
            ),
        ]

    def __str__(self) -> str:
        return self.kind

    @staticmethod
    def pack(body: dict[str, Any]) -> bytes:
        return zlib.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))

    @property
    def body(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(zlib.decompress(bytes(self.packed)))
        return found
