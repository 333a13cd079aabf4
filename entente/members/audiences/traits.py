"""Nouns whose values are what an organisation is that somebody acts for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, FilteredRelation, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.members.audiences.resolving import people_meant
from entente.members.audiences.rows import Rows, acting, known_on
from entente.members.choices import DelegationRole, StandingKind
from entente.members.models import Organisation
from entente.notices.sources import Resolving, Value


@dataclass(frozen=True)
class Trait:
    """A noun whose values are what the organisation is that somebody acts for."""

    noun: str
    label: str | Promise
    said: Callable[[], str]  # around the value's label
    rows: Callable[[date], Rows]  # delegations with `value`
    labels: Callable[[], Mapping[str, Any]]  # every value there is

    def sentence(self, value: str) -> str:
        return self.said() % {"value": self.labels().get(value, value)}

    def values(self) -> list[Value]:
        counts = dict(self.rows(timezone.localdate()).order_by().values_list("value").annotate(Count("person", distinct=True)))
        return [(value, str(label), counts.get(value, 0)) for value, label in self.labels().items()]

    def people(self, values: set[str], day: date) -> Mapping[str, set[int]]:
        return self.resolving({self.noun: values}, day)[self.noun]

    @property
    def resolving(self) -> Resolving:
        return people_meant


class Delegates(Trait):
    """What somebody is to the member."""

    def sentence(self, value: str) -> str:
        return {
            DelegationRole.REPRESENTATIVE: _("because you represent a member"),
            DelegationRole.DEPUTY: _("because you are the deputy of a member's representative"),
            DelegationRole.DECLARANT: _("because you declare the contributions of a member"),
            DelegationRole.CONTACT: _("because you are the contact of a member"),
            DelegationRole.EXPERT: _("because you are an expert of a member"),
            DelegationRole.INVOICES: _("because you receive the invoices of a member"),
            DelegationRole.ASSISTANT: _("because you assist somebody of a member"),
            DelegationRole.EMPLOYEE: _("because you work for a member"),
        }[DelegationRole(value)]


class Standings(Trait):
    """Where the organisation stands."""

    def sentence(self, value: str) -> str:
        return {
            StandingKind.ADMITTED: _("because you act for a member"),
            StandingKind.APPLICANT: _("because you act for an organisation that applied"),
            StandingKind.SUSPENDED: _("because you act for a member that is suspended"),
            StandingKind.LEFT: _("because you act for a former member"),
            StandingKind.EXCLUDED: _("because you act for a former member"),
        }[StandingKind(value)]


class Organisations:
    """One organisation, by the name in its address, whatever its standing."""

    noun, label = "organisation", gettext_lazy("Organisation")

    def sentence(self, value: str) -> str:
        name = Organisation.objects.filter(slug=value).values_list("name", flat=True).first()
        return _("because you act for %(name)s") % {"name": name or value}

    def values(self) -> list[Value]:
        rows = acting(timezone.localdate()).values_list("organisation__slug", "organisation__name", "organisation__name_key")
        counted = rows.annotate(people=Count("person", distinct=True)).order_by("organisation__name_key")
        return [(slug, name, people) for slug, name, _key, people in counted]

    def people(self, values: set[str], day: date) -> Mapping[str, set[int]]:
        acting = Q(delegations__role__in=set(DelegationRole) - {DelegationRole.EMPLOYEE})
        now = FilteredRelation("delegations", condition=known_on("delegations", day) & acting)
        found: dict[str, set[int]] = {}
        for slug, person in Organisation.objects.filter(slug__in=values).annotate(now=now).values_list("slug", "now__person"):
            found.setdefault(slug, set()).update([person] if person else [])
        return found
