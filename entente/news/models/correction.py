from django.db import models

from entente.news.models.article import Article
from entente.people.models import Person


class Correction(models.Model):
    """What a published article is to say from now; it waits for other eyes. With a remark it was sent back."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="correction")
    title = models.CharField(max_length=160)
    lead = models.CharField(max_length=400)
    text = models.TextField(blank=True)
    note = models.CharField(max_length=300)  # what is corrected, for readers
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    remark = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.article}: {self.note}"
