from django.db import models
from django.db.models import Q

from entente.engine.questions import Questionnaire, restored
from entente.people.models import Person


class Form(models.Model):
    """Questions that are asked again and again, in versions. What rounds of one form have in common is its questions' keys."""

    title = models.CharField(max_length=200)
    ready = models.CharField(max_length=20, blank=True)  # the ready form it began as
    home = models.JSONField(default=dict, blank=True)  # typed reference
    home_key = models.CharField(max_length=80, blank=True)
    keys_given = models.PositiveIntegerField(default=0)  # "q7" is never given twice
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["author", "-changed_at"], name="forms_form_of_author"),
            models.Index(fields=["home_key", "-changed_at"], name="forms_form_by_home"),
        ]

    def __str__(self) -> str:
        """Never the title: the record outlives every marking."""
        return f"Form {self.pk}"

    @property
    def current(self) -> "Version":
        """The latest version: what the next round asks."""
        at_hand: list[Version] = getattr(self, "at_hand", [])
        return at_hand[0] if at_hand else self.versions.order_by("-number")[0]


class Version(models.Model):
    """The questions of a form. Frozen from the first opened round on: the database refuses to change it then."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    questions = models.JSONField(default=list)  # as `engine.questions.stored` writes them
    minutes = models.PositiveSmallIntegerField(default=1)  # how long it takes to answer, from what is asked
    revision = models.PositiveIntegerField(default=1)  # counts the changes, so that two who write at once are told
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="forms_version_numbered_once"),
            models.UniqueConstraint(fields=["form"], condition=Q(frozen_at=None), name="forms_version_one_in_work"),
        ]

    def __str__(self) -> str:
        return f"Form {self.form_id}, version {self.number}"

    @property
    def questionnaire(self) -> Questionnaire:
        known: Questionnaire | None = self.__dict__.get("_questionnaire")
        if known is None:
            known = self.__dict__["_questionnaire"] = restored(self.questions)
        return known
