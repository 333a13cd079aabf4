from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.members.models import Organisation
from entente.people.models import Person
from entente.projects.models import Topic


class Board(models.Model):
    """Partners sought for a call topic, by the organisation that would coordinate. The community reads it; its own people and the office
    see who was asked and what was answered."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    summary = models.TextField(max_length=4000)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    countries = models.PositiveSmallIntegerField(default=3)  # distinct eligible ones, at least
    in_member_states = models.PositiveSmallIntegerField(default=1)  # seats, at least
    sme_share = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(100)])  # per cent of the seats, at least
    closes_on = models.DateField(null=True, blank=True)
    is_fictional = models.BooleanField(default=False)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=500, blank=True)  # why it was closed

    class Meta:
        constraints = [
            models.CheckConstraint(name="consortia_board_share_is_a_percentage", condition=Q(sme_share__lte=100)),
            models.CheckConstraint(name="consortia_board_closed_says_why", condition=Q(closed_at=None) | ~Q(because="")),
        ]
        indexes = [models.Index(fields=["closed_at", "-id"], name="consortia_board_open_first")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("consortia:board", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
