from django.db import models
from django.db.models import F, Q

from entente.exchange.choices import VersionState
from entente.exchange.models.practice import Practice
from entente.people.models import Person


class Version(models.Model):
    """What a practice says, as somebody wrote it; published once somebody else has reviewed it. `said`: fields by name, codes and ids."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    said = models.JSONField()
    state = models.CharField(max_length=9, choices=VersionState.choices, default=VersionState.DRAFT)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    put_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(max_length=500, blank=True)  # why it was sent back
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "number"], name="exchange_version_numbered_once"),
            models.UniqueConstraint(
                fields=["practice"], condition=Q(state__in=["draft", "put"]), name="exchange_version_one_in_the_making"
            ),
            models.CheckConstraint(
                name="exchange_version_reviewed_by_another",
                condition=~Q(state__in=["published", "past"]) | (Q(reviewed_by__isnull=False) & ~Q(reviewed_by=F("by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice}, {self.number}"


class Translation(models.Model):
    """The words of a practice in another language; of an earlier version it says so."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="translations")
    number = models.PositiveSmallIntegerField()  # of the version that was translated
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=200)
    problem = models.TextField(max_length=4000)
    how = models.TextField(max_length=8000, blank=True)
    result = models.TextField(max_length=4000, blank=True)
    preconditions = models.TextField(max_length=4000, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "language"], name="exchange_translation_once_a_language")]

    def __str__(self) -> str:
        return f"{self.practice} ({self.language})"
