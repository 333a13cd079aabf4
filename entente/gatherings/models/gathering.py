from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.documents.home import Recipients
from entente.engine.marking import Marking, Shared
from entente.gatherings.choices import GatheringKind, GatheringState, How
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def announced(self) -> Self:
        return self.filter(state=GatheringState.ANNOUNCED)

    def not_over(self, at: datetime) -> Self:
        return self.filter(ends_at__gt=at)


class Gathering(models.Model):
    """People come together: in a room, online, or both. Changes only through `gatherings.actions`. Who may see it is its lock."""

    uid = models.CharField(max_length=120, unique=True, editable=False)  # how every calendar knows it, for ever
    sequence = models.PositiveIntegerField(default=0)  # RFC 5545: the version that calendars hold
    answers_from = models.PositiveIntegerField(default=0)  # answers to an earlier version were to another date
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=14, choices=GatheringKind.choices, default=GatheringKind.MEETING)
    description = models.TextField(blank=True)  # Markdown, as notices read it
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=64)  # IANA: "Europe/Brussels"
    place = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)  # for those who come and those who organise, nobody else
    organiser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    home = models.JSONField(default=dict, blank=True)  # a typed reference: room, noun, id, label
    home_key = models.CharField(max_length=80, blank=True)
    marking = models.CharField(max_length=12, choices=TrafficLight.choices)
    shared_with = models.JSONField(default=dict)
    capacity = models.PositiveIntegerField(null=True, blank=True)  # in the room; None: no limit
    capacity_online = models.PositiveIntegerField(null=True, blank=True)
    room_taken = models.PositiveIntegerField(default=0)  # counted anew after every answer, so that the database keeps the law
    online_taken = models.PositiveIntegerField(default=0)
    is_open = models.BooleanField(default=False)  # whoever may see it may register
    answer_by = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=GatheringState.choices, default=GatheringState.DRAFT)
    reason = models.CharField(max_length=500, blank=True)  # why it was cancelled
    arranged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    arranged_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    objects = GatheringQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["starts_at", "id"], name="gatherings_by_start"),
            models.Index(fields=["home_key", "starts_at"], name="gatherings_by_home"),
            models.Index(fields=["state", "announced_at"], name="gatherings_by_announcement"),
        ]
        constraints = [
            models.CheckConstraint(name="gatherings_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="gatherings_room_holds_them", condition=Q(capacity=None) | Q(capacity__gt=0, room_taken__lte=F("capacity"))
            ),
            models.CheckConstraint(
                name="gatherings_line_holds_them",
                condition=Q(capacity_online=None) | Q(capacity_online__gt=0, online_taken__lte=F("capacity_online")),
            ),
            models.CheckConstraint(name="gatherings_announced_is_somewhere", condition=~Q(state="announced") | ~Q(place="", link="")),
            models.CheckConstraint(
                name="gatherings_announced_at_an_instant", condition=~Q(state="announced") | Q(announced_at__isnull=False)
            ),
            models.CheckConstraint(
                name="gatherings_cancelled_at_an_instant",
                condition=Q(state="cancelled", cancelled_at__isnull=False) | (~Q(state="cancelled") & Q(cancelled_at=None)),
            ),
            models.CheckConstraint(name="gatherings_answers_of_a_version", condition=Q(answers_from__lte=F("sequence"))),
        ]

    def __str__(self) -> str:
        """Never the title: this is what the record's entries are labelled with, and they outlive every marking."""
        return f"Gathering {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("gatherings:gathering", args=[self.pk])

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def starts(self) -> datetime:
        """As the organiser's clocks show it."""
        return self.starts_at.astimezone(self.tz)

    @property
    def ends(self) -> datetime:
        return self.ends_at.astimezone(self.tz)

    @property
    def is_hybrid(self) -> bool:
        return bool(self.place and self.link)

    @property
    def ways(self) -> list[How]:
        """How one can take part, the room first."""
        return [how for how, there in ((How.ROOM, self.place), (How.ONLINE, self.link)) if there]

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    @property
    def recipients(self) -> Recipients:
        return Recipients.read(self.shared_with)

    def limit(self, how: str) -> int | None:
        return self.capacity_online if how == How.ONLINE else self.capacity

    def taken(self, how: str) -> int:
        return self.online_taken if how == How.ONLINE else self.room_taken

    def free(self, how: str) -> int | None:
        """Places left; None where there is no limit."""
        limit = self.limit(how)
        return None if limit is None else max(limit - self.taken(how), 0)

    def has_place(self, how: str) -> bool:
        return self.free(how) != 0

    def shared(self, guests: frozenset[int]) -> Shared:
        """What its lock is made of: while it is a draft, those who arrange it and the custodians; then its guests and recipients."""
        arranging = {self.organiser_id} | ({self.arranged_by_id} if self.arranged_by_id else set())
        if self.state == GatheringState.DRAFT or (self.state == GatheringState.CANCELLED and self.announced_at is None):
            return Shared(max(Marking(self.marking), Marking.AMBER_STRICT), persons=frozenset(arranging))
        return (self.recipients | Recipients.of(persons=arranging | guests)).shared(Marking(self.marking))
