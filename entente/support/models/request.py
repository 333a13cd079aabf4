from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.engine.marking import Marking, Shared
from entente.members.models import Organisation
from entente.people.models import Person
from entente.support.choices import OPEN, RequestState, SupportKind, Turn


def number_of(year: int, serial: int) -> str:
    """The reference number that letters bear: "S-2018-014"."""
    return f"S-{year}-{serial:03}"


class RequestQuerySet(models.QuerySet["Request"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)


class Request(models.Model):
    """What a member asks the partnership for, from the question to its end. For its organisation and the office only: its lock says so."""

    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=SupportKind.choices)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.ASKED)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200)
    said = models.JSONField(default=dict)  # the guided fields of its kind, by name
    initiative = models.JSONField(default=dict, blank=True)  # typed reference, or a free name: {"label": ...}
    initiative_key = models.CharField(max_length=240, blank=True)  # by which it is counted
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    promised_on = models.DateField()
    due_on = models.DateField()  # the promised day, or the earlier one on which the member needs it
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taken_up_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=500, blank=True)  # why it was declined or withdrawn
    turn = models.CharField(max_length=6, choices=Turn.choices, blank=True)  # whose word is awaited
    closed_at = models.DateTimeField(null=True, blank=True)  # when the member said that the answer suffices
    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="support_request_numbered_once"),
            models.CheckConstraint(name="support_request_taken_up_has_an_owner", condition=~Q(state="taken_up") | Q(owner__isnull=False)),
            models.CheckConstraint(
                name="support_request_open_has_not_ended",
                condition=Q(state__in=OPEN, ended_at__isnull=True) | (~Q(state__in=OPEN) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(name="support_request_no_says_why", condition=~Q(state__in=["declined", "withdrawn"]) | ~Q(because="")),
            models.CheckConstraint(name="support_request_closed_was_answered", condition=Q(closed_at=None) | Q(state="answered")),
            models.CheckConstraint(name="support_request_due_by_promise", condition=Q(due_on__lte=F("promised_on"))),
        ]
        indexes = [
            models.Index(fields=["state", "due_on"], name="support_request_by_due"),
            models.Index(fields=["organisation", "-id"], name="support_request_by_member"),
            models.Index(fields=["initiative_key"], name="support_request_initiative"),
        ]

    def __str__(self) -> str:
        """Never what is asked: this is what the record's entries are labelled with."""
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("support:request", args=[self.pk])

    @property
    def number(self) -> str:
        return number_of(self.year, self.serial)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def shared(self) -> Shared:
        return Shared(Marking.AMBER_STRICT, organisations=frozenset({self.organisation_id}))
