from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.ballots.choices import OVER, Form, Level, VoteKind, VoteState
from entente.ballots.models.rule import Rule
from entente.engine.marking import Marking
from entente.files.models import Upload
from entente.gatherings.models import Gathering
from entente.governance.choices import MandateRole
from entente.governance.models import AgendaItem, Body, Mandate, SeatGroup
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class VoteQuerySet(models.QuerySet["Vote"]):
    def coming(self) -> Self:
        return self.exclude(state__in=OVER)


class Vote(models.Model):
    """A motion or an election of a body, from its draft to its result. Who may see it is its lock."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="votes")
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=8, choices=VoteKind.choices)
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=20_000, blank=True)  # the motion, or what the election is about
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="votes")
    form = models.CharField(max_length=8, choices=Form.choices, default=Form.MEETING)
    level = models.CharField(max_length=13, choices=Level.choices, default=Level.ROLL_CALL)
    second_call_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="second_calls")
    record_on = models.DateField()
    called_at = models.DateTimeField(null=True, blank=True)  # when it was announced: notice runs from here
    call_until = models.DateTimeField(null=True, blank=True)  # candidacies are taken until then
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=VoteState.choices, default=VoteState.DRAFT)
    marking = models.CharField(max_length=12, choices=TrafficLight.choices)
    seed = models.CharField(max_length=200, blank=True)  # for the lot, made public before it opens
    # what an election gives
    elects = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    role = models.CharField(max_length=12, default=MandateRole.MEMBER)  # of the mandates
    term_from = models.DateField(null=True, blank=True)
    term_to = models.DateField(null=True, blank=True)
    group = models.ForeignKey(SeatGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # None: whichever has a seat
    vacated = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # a by-election fills it
    seated_at = models.DateTimeField(null=True, blank=True)  # when the result became mandates
    # mails, each sent once
    told_at = models.DateTimeField(null=True, blank=True)  # that it is open
    reminded_at = models.DateTimeField(null=True, blank=True)  # that it closes soon
    # frozen, then counted
    spec = models.JSONField(default=dict, blank=True)  # the rule as it stood when the roll was frozen
    roll_hash = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    head = models.CharField(max_length=64, blank=True)  # of all ballots, published at close
    result = models.JSONField(default=dict, blank=True)
    published = models.JSONField(default=dict, blank=True)  # what the stand-alone script recounts
    archive = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # from Belenios
    because = models.CharField(max_length=500, blank=True)  # why it was cancelled, or the chair's word in a tie
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    objects = VoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="ballots_vote_closes_after_it_opens", condition=Q(closes_at__gt=F("opens_at"))),
            models.CheckConstraint(name="ballots_vote_frozen_has_a_roll", condition=Q(state__in=["draft", "cancelled"]) | ~Q(roll_hash="")),
            models.CheckConstraint(name="ballots_vote_counted_has_a_result", condition=~Q(state="counted") | Q(counted_at__isnull=False)),
        ]
        indexes = [
            models.Index(fields=["state", "closes_at"], name="ballots_vote_by_state"),
            models.Index(fields=["body", "-id"], name="ballots_vote_of_body"),
        ]

    def __str__(self) -> str:
        """Never the title: the record outlives every marking."""
        return f"Vote {self.pk} of {self.body}"

    def get_absolute_url(self) -> str:
        return reverse("ballots:vote", args=[self.pk])

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    @property
    def shared(self) -> Marking:
        return Marking(self.marking)

    @property
    def is_secret(self) -> bool:
        return self.level != Level.ROLL_CALL

    @property
    def is_open(self) -> bool:
        return self.state == VoteState.OPEN

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def is_election(self) -> bool:
        return self.kind == VoteKind.ELECTION
