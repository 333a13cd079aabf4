from django.db import models
from django.db.models import Q

from entente.certification.choices import CommitteeRole, StandardBody
from entente.members.models import Organisation
from entente.people.models import Person
from entente.record.models import Dated, DatedQuerySet


class Committee(models.Model):
    """A committee or working group of a standards body."""

    code = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200, blank=True)
    body = models.CharField(max_length=12, choices=StandardBody.choices)

    def __str__(self) -> str:
        return self.code


class CommitteeSeat(Dated):
    """Who of the partnership sits in a committee, from a day to a day."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=10, choices=CommitteeRole.choices)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["committee", "person", "role"],
                condition=Q(to_on=None, superseded_at=None),
                name="certification_committeeseat_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.committee}"
