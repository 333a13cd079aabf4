from typing import Self

from django.db import models
from django.db.models import Q

from entente.members.choices import DelegationRole, Kind, StandingKind
from entente.members.models.organisation import Organisation
from entente.people.models import Person
from entente.record.models import Dated, DatedQuerySet


def one_open(name: str) -> models.UniqueConstraint:
    """As known now, an organisation has at most one row without an end."""
    return models.UniqueConstraint(fields=["organisation"], condition=Q(to_on=None, superseded_at=None), name=name)


class Category(models.Model):
    """A class of members as this installation defines them, and the kinds that belong to it. Clusters are associations with a mark."""

    code = models.SlugField(max_length=40, primary_key=True)
    name = models.CharField(max_length=80)
    kinds = models.JSONField(default=list)
    is_for_clusters = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class Standing(Dated):
    """Where an organisation stood in the partnership. `decision` is a typed reference (room, noun, id, label) to what decided it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="standings")
    kind = models.CharField(max_length=10, choices=StandingKind.choices)
    decision = models.JSONField(default=dict, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [*Dated.Meta.constraints, one_open("members_standing_one_open")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_kind_display()}"


class Classification(Dated):
    """What an organisation was, and in which category it was counted."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="classifications")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+")
    is_cluster = models.BooleanField(default=False)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [*Dated.Meta.constraints, one_open("members_classification_one_open")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_kind_display()}"


class DelegationQuerySet(DatedQuerySet):
    def acting(self) -> Self:
        """Without those who only work there: they have no task in the partnership, and need to know nothing for it."""
        return self.exclude(role=DelegationRole.EMPLOYEE)


class Delegation(Dated):
    """What a person is in an organisation, from a day to a day: it speaks for it, declares for it, is written to, works there."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="delegations")
    role = models.CharField(max_length=20, choices=DelegationRole.choices)
    job_title = models.CharField(max_length=120, blank=True)
    department = models.CharField(max_length=120, blank=True)
    objects = DelegationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person} for {self.organisation}"

    @property
    def role_name(self) -> str:
        """The role in a word, without what it means."""
        return self.get_role_display().partition(":")[0]
