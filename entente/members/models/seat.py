from django.db import models

from entente.members.models.membership import one_open
from entente.members.models.organisation import Organisation
from entente.record.models import Dated, DatedQuerySet
from entente.vocabulary.models import Country, Region


class Seat(Dated):
    """Where an organisation was seated. Only one that moved or was corrected has rows; for all others its own country holds."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [*Dated.Meta.constraints, one_open("members_seat_one_open")]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.country}"


class Continuation(Dated):
    """One organisation goes on as another: a merger, from a day on."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="continuations")
    successor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="predecessors")
    decision = models.JSONField(default=dict, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            one_open("members_continuation_one_open"),
            models.CheckConstraint(name="members_continuation_as_another", condition=~models.Q(organisation=models.F("successor"))),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} continues as {self.successor}"
