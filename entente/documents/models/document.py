from django.db import models
from django.db.models import F, Q

from entente.documents.choices import Afterwards
from entente.documents.home import Recipients
from entente.engine.marking import Marking, Shared
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class Document(models.Model):
    """Something to read, at one address that always shows its current version. Who may see it is its lock, which `search` keeps."""

    reference = models.CharField(max_length=12, unique=True, editable=False)  # by lot: a number would tell how many there are
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=8, default="en")
    marking = models.CharField(max_length=12, choices=TrafficLight.choices)
    shared_with = models.JSONField(default=dict)
    home = models.JSONField(default=dict)  # a typed reference: room, noun, id, label
    home_key = models.CharField(max_length=80)
    notes_openings = models.BooleanField(default=False)
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField()
    current = models.OneToOneField("documents.Version", on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()  # when its current version came
    paragraphs = models.PositiveIntegerField(default=0)  # the highest number a paragraph of any version bears
    keep_until = models.DateField(null=True, blank=True)
    afterwards = models.CharField(max_length=8, choices=Afterwards.choices, default=Afterwards.ASK)
    retired_at = models.DateTimeField(null=True, blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["home_key", "-changed_at"], name="documents_by_home"),
            models.Index(fields=["-changed_at", "id"], name="documents_by_change"),
            models.Index(fields=["keep_until"], name="documents_by_end"),
        ]
        constraints = [
            models.CheckConstraint(name="documents_destroyed_is_retired", condition=Q(destroyed_at=None) | Q(retired_at__isnull=False)),
            models.CheckConstraint(name="documents_changed_after_filed", condition=Q(changed_at__gte=F("filed_at"))),
        ]

    def __str__(self) -> str:
        """Never the title: this is what the record's entries are labelled with, and they outlive every marking."""
        return f"Document {self.reference}"

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    @property
    def recipients(self) -> Recipients:
        return Recipients.read(self.shared_with)

    @property
    def shared(self) -> Shared:
        """What its lock is made of."""
        return self.recipients.shared(Marking(self.marking))
