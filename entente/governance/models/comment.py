from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.documents.models import Document, Version
from entente.governance.choices import Disposition
from entente.governance.models.body import Body
from entente.members.models import Organisation
from entente.people.models import Person


class CommentRoundQuerySet(models.QuerySet["CommentRound"]):
    def open_at(self, at: datetime) -> Self:
        return self.filter(Q(opens_at=None) | Q(opens_at__lte=at), closed_at=None, closes_at__gt=at)


class CommentRound(models.Model):
    """A body asks for comments on one version of a document, paragraph by paragraph. Whoever may read the document takes part."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="comment_rounds")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="comment_rounds")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    lead = models.TextField(max_length=2000, blank=True)  # what is asked of the readers
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opens_at = models.DateTimeField(null=True, blank=True)  # None: it was open at once
    told_at = models.DateTimeField(null=True, blank=True)  # when the readers heard of it
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    objects = CommentRoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document"], condition=Q(closed_at=None), name="governance_commentround_one_open"),
            models.CheckConstraint(name="governance_commentround_closes_later", condition=Q(closes_at__gt=F("opened_at"))),
            models.CheckConstraint(name="governance_commentround_opens_first", condition=Q(opens_at=None) | Q(closes_at__gt=F("opens_at"))),
        ]

    def __str__(self) -> str:
        return f"Comments {self.pk} on {self.document}"

    def get_absolute_url(self) -> str:
        return reverse("governance:comments", args=[self.body.slug, self.pk])

    def is_open(self, at: datetime) -> bool:
        return self.closed_at is None and at < self.closes_at and not self.is_coming(at)

    def is_coming(self, at: datetime) -> bool:
        """Its readers were not asked yet."""
        return self.closed_at is None and self.opens_at is not None and at < self.opens_at


class Comment(models.Model):
    """What somebody says of a paragraph, the words it proposes instead, and what the body makes of it."""

    round = models.ForeignKey(CommentRound, on_delete=models.PROTECT, related_name="comments")
    paragraph = models.PositiveIntegerField()  # its number in the document, the same in every version
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # it speaks for
    text = models.TextField(max_length=4000, blank=True)
    proposed = models.TextField(max_length=8000, blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    disposition = models.CharField(max_length=8, choices=Disposition.choices, default=Disposition.OPEN)
    reply = models.TextField(max_length=4000, blank=True)
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="governance_comment_says_something", condition=~Q(text="", proposed="")),
            models.CheckConstraint(
                name="governance_comment_open_or_settled", condition=Q(disposition="open") ^ Q(settled_at__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["round", "paragraph", "id"], name="governance_comment_in_order")]

    def __str__(self) -> str:
        return f"Comment {self.pk}"
