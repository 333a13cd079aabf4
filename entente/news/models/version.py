from django.db import models
from django.db.models import F, Q

from entente.news.models.article import Article
from entente.people.models import Person


class Version(models.Model):
    """An article as it was published, and as each correction left it; `note` says what was corrected. Written once."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    lead = models.CharField(max_length=400)
    text = models.TextField(blank=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="news_version_numbered_once"),
            models.CheckConstraint(name="news_version_seen_by_another", condition=~Q(by=F("reviewed_by"))),
        ]

    def __str__(self) -> str:
        return f"{self.article}, version {self.number}"
