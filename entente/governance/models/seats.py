from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from entente.governance.models.body import Body
from entente.members.models import Category
from entente.record.models import Dated, DatedQuerySet


class SeatGroup(models.Model):
    """Seats of one kind in a body, such as those of one category of members; how many there are is dated, see `SeatRule`."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seat_groups")
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("body", Lower("name"), name="governance_seatgroup_one_of_a_name")]

    def __str__(self) -> str:
        return f"{self.body}: {self.name}"


class SeatRule(Dated):
    """How many seats a group has, for whom, for how long, from a day; `source` says which article says so."""

    group = models.ForeignKey(SeatGroup, on_delete=models.PROTECT, related_name="rules")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seats = models.PositiveSmallIntegerField()
    term_months = models.PositiveSmallIntegerField(null=True, blank=True)
    country_cap = models.PositiveSmallIntegerField(null=True, blank=True)
    substitutes = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=300, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["group"], condition=Q(to_on=None, superseded_at=None), name="governance_seatrule_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.seats}"
