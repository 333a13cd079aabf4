from django.db import models

from entente.documents.models.document import Document
from entente.documents.models.version import Version
from entente.people.models import Person


class Comment(models.Model):
    """What somebody says about a document, or about one paragraph of it by its number. Whoever may see the document reads it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="comments")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")  # what was read
    paragraph = models.PositiveIntegerField(null=True, blank=True)
    words = models.TextField(max_length=5000)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["document", "at"], name="documents_comments")]

    def __str__(self) -> str:
        return f"Comment {self.pk}"


class CommentAsked(models.Model):
    """Somebody whose comment on a document, or on one paragraph of it, is asked for until a day."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="comments_asked")
    paragraph = models.PositiveIntegerField(null=True, blank=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    until = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "person"], name="documents_comment_asked_once")]
        indexes = [models.Index(fields=["person", "until"], name="documents_comment_asked_of")]

    def __str__(self) -> str:
        return f"{self.document}: comment of {self.person_id}"
