"""What a right to vote may hang on, besides standing and class: dues, and for how many an organisation speaks."""

from django.db import models
from django.db.models import Q

from entente.members.choices import DuesState
from entente.members.models.membership import one_open
from entente.members.models.organisation import Organisation
from entente.record.models import Dated, DatedQuerySet


class Dues(Dated):
    """Whether the dues of a year were paid, from a day; without a row it is not collected, which is neither paid nor unpaid."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="dues")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=[(one.value, one.label) for one in (DuesState.PAID, DuesState.UNPAID)])
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "year"], condition=Q(to_on=None, superseded_at=None), name="members_dues_one_open_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.year} {self.get_state_display()}"


class Fee(Dated):
    """What an organisation pays the partnership a year, from a day, as it was set; without a row it is not stated."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="fees")
    amount = models.DecimalField(max_digits=12, decimal_places=2)  # euros a year
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            one_open("members_fee_one_open"),
            models.CheckConstraint(name="members_fee_not_negative", condition=Q(amount__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} pays {self.amount}"


class Represented(Dated):
    """For how many members of its own an organisation speaks, as it stated, from a day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="represented")
    number = models.PositiveIntegerField()
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [*Dated.Meta.constraints, one_open("members_represented_one_open")]

    def __str__(self) -> str:
        return f"{self.organisation} speaks for {self.number}"
