from django.db import models
from django.db.models import Q

from entente.documents.models import Document
from entente.gatherings.models import Gathering
from entente.governance.models.body import Body
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class AgendaItem(models.Model):
    """Something a body deals with: due, then on the agenda of a meeting, then minuted. `subject` is a typed reference."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="agenda")
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda")  # None: due
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    subject = models.JSONField(default=dict, blank=True)
    subject_key = models.CharField(max_length=120, blank=True)
    why = models.TextField(max_length=1000, blank=True)
    due_on = models.DateField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)  # how long it may take
    papers = models.ManyToManyField(Document, blank=True, related_name="+")
    marking = models.CharField(max_length=12, choices=TrafficLight.choices)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)
    notes = models.TextField(blank=True)  # the minutes of it, while they are written
    notes_number = models.PositiveIntegerField(default=0)  # how often they were saved: two writers are told by it
    notes_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    notes_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "position"], condition=Q(dropped_at=None, gathering__isnull=False), name="governance_agenda_in_order"
            ),
            models.UniqueConstraint(
                fields=["body", "subject_key"],
                condition=Q(gathering=None, dropped_at=None) & ~Q(subject_key=""),
                name="governance_agenda_due_once",
            ),
        ]
        indexes = [models.Index(fields=["body", "due_on"], condition=Q(gathering=None, dropped_at=None), name="governance_agenda_due")]

    def __str__(self) -> str:
        """Never its title: the record outlives every marking."""
        return f"Item {self.pk} of {self.body}"

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)


class Minutes(models.Model):
    """What was written of a meeting, once it is filed: a document with versions. `decisions` are its lines that say what was decided."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="minutes")
    gathering = models.OneToOneField(Gathering, on_delete=models.PROTECT, related_name="minutes")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    decisions = models.JSONField(default=list)
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    sent_version = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Minutes {self.pk} of {self.body}"
