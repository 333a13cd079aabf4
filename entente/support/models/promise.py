from django.db import models

from entente.record.models import Dated, DatedQuerySet
from entente.support.choices import SupportKind


class Promise(Dated):
    """Within how many working days a kind of request is answered, from a day on."""

    kind = models.CharField(max_length=14, choices=SupportKind.choices)
    working_days = models.PositiveSmallIntegerField()
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(superseded_at=None, to_on=None), name="support_promise_one_without_end"
            ),
            models.CheckConstraint(name="support_promise_within_a_year", condition=models.Q(working_days__lte=250)),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.working_days}"


class ClosedDay(models.Model):
    """A day on which the office does not work, besides Saturdays and Sundays."""

    on = models.DateField(unique=True)
    label = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.on} {self.label}".strip()
