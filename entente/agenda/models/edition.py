from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.agenda.choices import EditionState
from entente.agenda.models.round import Round
from entente.people.models import Person


class Edition(models.Model):
    """The agenda as published on a day: what it held then, word for word, and the digest of that."""

    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=160)
    introduction = models.TextField(max_length=8000, blank=True)
    state = models.CharField(max_length=9, choices=EditionState.choices, default=EditionState.DRAFT)
    rounds = models.ManyToManyField(Round, blank=True, related_name="editions")  # whose rankings order it
    topics = models.JSONField(default=list)  # frozen when published
    digest = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agenda_edition_published_is_frozen",
                condition=Q(state="draft") | (Q(published_at__isnull=False) & ~Q(digest="")),
            ),
            models.UniqueConstraint(fields=["state"], condition=Q(state="draft"), name="agenda_edition_one_draft"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agenda:edition", args=[self.number])

    @property
    def is_published(self) -> bool:
        return self.state == EditionState.PUBLISHED
