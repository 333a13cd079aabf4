from django.db import models

from entente.members.models import Organisation
from entente.record.models import Dated, DatedQuerySet
from entente.support.models.request import Request


class NameUse(Dated):
    """An organisation may use the partnership's name somewhere, from a day to a day. Withdrawn, it ends on a day, with the reason."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="uses")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=200)
    withdrawn_because = models.CharField(max_length=500, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["request"], condition=models.Q(superseded_at=None), name="support_nameuse_one_per_request"),
        ]
        indexes = [models.Index(fields=["-from_on", "-id"], condition=models.Q(superseded_at=None), name="support_nameuse_latest")]

    def __str__(self) -> str:
        return f"{self.request}"
