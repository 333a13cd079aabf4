from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.dialogue.choices import Stage, Taken
from entente.governance.models import Body, CommentRound, Deliverable
from entente.people.models import Person


class Consultation(models.Model):
    """Somebody outside asks, and the partnership answers. The draft, its comments and its adoption stand in the working group.

    `decision` and `measure` are typed references: the adopting decision, and the market's measure that it is about.
    """

    title = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=200)
    text = models.TextField(max_length=4000, blank=True)
    address = models.URLField(max_length=500, blank=True)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.NOTED)
    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    comments = models.ForeignKey(CommentRound, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.JSONField(default=dict, blank=True)
    measure = models.JSONField(default=dict, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_as = models.CharField(max_length=300, blank=True)  # the receipt, or where it was put
    came_of = models.TextField(max_length=4000, blank=True)
    because = models.CharField(max_length=500, blank=True)  # why it is not answered
    is_fictional = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="dialogue_consultation_closes_later", condition=Q(opens_on=None) | Q(closes_on__gte=F("opens_on"))),
            models.CheckConstraint(name="dialogue_consultation_says_where", condition=~Q(address="") | Q(is_fictional=True)),
            models.CheckConstraint(
                name="dialogue_consultation_sent_says_how",
                condition=~Q(stage__in=["sent", "compared"]) | Q(sent_on__isnull=False) & ~Q(sent_as=""),
            ),
            models.CheckConstraint(
                name="dialogue_consultation_adopted_by_a_decision",
                condition=~Q(stage__in=["adopted", "sent", "compared"]) | ~Q(decision={}),
            ),
        ]
        indexes = [models.Index(fields=["closes_on"], name="dialogue_consultation_closing")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dialogue:consultation", args=[self.pk])


class Plea(models.Model):
    """One point of a position, and what became of it."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="pleas")
    text = models.CharField(max_length=500)
    taken = models.CharField(max_length=6, choices=Taken.choices, default=Taken.OPEN)
    where = models.CharField(max_length=300, blank=True)  # in what was adopted

    class Meta:
        constraints = [
            models.CheckConstraint(name="dialogue_plea_says_where", condition=Q(taken__in=["open", "not"]) | ~Q(where="")),
        ]

    def __str__(self) -> str:
        """Never its words: the record outlives every marking."""
        return f"Point {self.pk} of a position"

    def get_absolute_url(self) -> str:
        return reverse("dialogue:consultation", args=[self.consultation_id])
