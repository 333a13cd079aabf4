"""Our own audiences: a person by number, and whoever holds a role here."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.notices.sources import Source, Value
from entente.people.choices import RoleCode
from entente.people.models import Holding, Person


class OnePerson:
    """By number; the number of a row that was merged into another means that one."""

    noun, label = "person", gettext_lazy("Person")

    def sentence(self, value: str) -> str:
        return _("because it is written to you")

    def values(self) -> list[Value]:
        rows = Person.objects.current().order_by("name_key", "pk").values_list("pk", "name")
        return [(str(pk), name, 1) for pk, name in rows]

    def people(self, values: set[str], day: date) -> Mapping[str, set[int]]:
        numbers = [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 18]
        rows = Person.objects.filter(pk__in=numbers, erased_at=None).values_list("pk", "merged_into")
        return {str(pk): {kept or pk} for pk, kept in rows}


class Roles:
    noun, label = "role", gettext_lazy("Role")

    def sentence(self, value: str) -> str:
        return _("because your role here is “%(role)s”") % {"role": RoleCode(value).label}

    def values(self) -> list[Value]:
        held = Holding.objects.known().on(timezone.localdate()).values_list("role").annotate(Count("person", distinct=True))
        counts = dict(held)
        return [(role.value, str(role.label), counts.get(role.value, 0)) for role in RoleCode]

    def people(self, values: set[str], day: date) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = {role: set() for role in values & set(RoleCode)}
        for role, person in Holding.objects.known().on(day).filter(role__in=found).values_list("role_id", "person_id"):
            found[role].add(person)
        return found


AUDIENCES: list[Source] = [OnePerson(), Roles()]
