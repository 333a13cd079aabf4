"""A gathering as a meeting of a body: how it is called, what is dealt with now, who represents whom, who wants to speak, its packs."""

from django.db import models
from django.db.models import F, Q

from entente.gatherings.models import Gathering
from entente.governance.choices import MeetingKind
from entente.governance.models.agenda import AgendaItem
from entente.governance.models.body import Body
from entente.people.models import Person


class Meeting(models.Model):
    """How a gathering is called. One without a row is an ordinary meeting."""

    gathering = models.OneToOneField(Gathering, on_delete=models.PROTECT, related_name="meeting", primary_key=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=14, choices=MeetingKind.choices, default=MeetingKind.ORDINARY)
    remote_how = models.TextField(max_length=2000, blank=True)  # how one follows, votes and asks from afar
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")  # what is dealt with now
    item_at = models.DateTimeField(null=True, blank=True)
    noticed_at = models.DateTimeField(null=True, blank=True)  # when its people heard of an earlier day than it was announced for

    def __str__(self) -> str:
        return f"Meeting {self.pk} of {self.body}"


class Representation(models.Model):
    """Somebody who sits in the body speaks for another who cannot come; ended, it stays on record."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="representations")
    absent = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by_whom = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "absent"], condition=Q(ended_at=None), name="governance_representation_one_a_person"
            ),
            models.CheckConstraint(name="governance_representation_by_another", condition=~Q(absent=F("by_whom"))),
        ]

    def __str__(self) -> str:
        return f"Representation {self.pk}"


class Hand(models.Model):
    """A hand that went up in a meeting: it waits, then its person speaks, then it is down. Withdrawn, it never spoke."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="hands")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_of_order = models.BooleanField(default=False)
    raised_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    down_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], condition=Q(down_at=None), name="governance_hand_one_a_person"),
            models.UniqueConstraint(
                fields=["gathering"], condition=Q(down_at=None, called_at__isnull=False), name="governance_hand_one_speaks"
            ),
        ]

    def __str__(self) -> str:
        return f"Hand {self.pk}"


class Pack(models.Model):
    """An edition of a meeting's board pack: which papers in which version it held, so that the next can mark what is new."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField()
    papers = models.JSONField(default=list)  # [reference, version] in the order of the agenda
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "number"], name="governance_pack_numbered_once")]

    def __str__(self) -> str:
        return f"Pack {self.number} of {self.gathering}"
