from django.db import models

from entente.documents.models.version import Version


class Paragraph(models.Model):
    """One block of a text's version. `key` is its number in the document: the same in every version in which it stands, however changed."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField()
    key = models.PositiveIntegerField()
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="documents_paragraph_one_per_place"),
            models.UniqueConstraint(fields=["version", "key"], name="documents_paragraph_once"),
        ]

    def __str__(self) -> str:
        return self.words
