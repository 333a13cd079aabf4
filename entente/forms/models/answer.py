import uuid

from django.db import models
from django.db.models import Q

from entente.forms.models.asked import Asked
from entente.forms.models.round import Round
from entente.people.models import Person


class Draft(models.Model):
    """What somebody typed and has not sent, as it was typed. `revision` counts the changes, so that two who write at once are told."""

    asked = models.OneToOneField(Asked, on_delete=models.CASCADE, related_name="draft")
    typed = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft of {self.asked}"


class Answer(models.Model):
    """An answer as it was sent. Immutable by trigger; a correction is the next number of the same asking, and the highest counts.

    In an anonymous round nothing leads from it to whoever gave it: no asking, no person, no time, and a name drawn by lot.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="answers")
    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, null=True, blank=True, related_name="answers")
    number = models.PositiveIntegerField(default=1)
    said = models.JSONField(default=dict)  # question's key -> answer, as `engine.questions.checked` keeps it
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asked", "number"], name="forms_answer_numbered_once"),
            models.CheckConstraint(
                name="forms_answer_whole_or_anonymous",
                condition=Q(asked=None, by=None, at=None) | Q(asked__isnull=False, by__isnull=False, at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["round", "asked", "-number"], name="forms_answer_of_round")]

    def __str__(self) -> str:
        return f"answer in {self.round}"
