from django.db import models

from entente.documents.choices import Unread
from entente.documents.kinds import WORD, label_of
from entente.documents.models.document import Document
from entente.files.models import Upload
from entente.people.models import Person


class Version(models.Model):
    """A document as it stood from a moment on. Immutable by trigger; only the destruction of its document takes its words away."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    is_text = models.BooleanField()  # its words live here, and a file is only where they came from
    text = models.TextField(blank=True)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)  # SHA-256 of the file, or of the text
    unread = models.CharField(max_length=10, choices=Unread.choices, blank=True)
    left_out = models.JSONField(default=dict)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="documents_version_numbered_once")]

    def __str__(self) -> str:
        return f"{self.document}, version {self.number}"

    @property
    def is_ours(self) -> bool:
        """Whether the words are a text with headings and lists, as typed here or read from Word; else they are lines as they stood."""
        return self.is_text or self.media_type == WORD

    @property
    def kind(self) -> str:
        return label_of("" if self.is_text else self.media_type)
