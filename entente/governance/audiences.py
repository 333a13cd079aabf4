"""Who sits in a body, and who chairs it, as audiences: `group:WG3`, `chair:WG3`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.governance.choices import MandateRole
from entente.governance.models import Body, Mandate
from entente.notices.sources import Source, Value


@dataclass(frozen=True)
class Sitting:
    """People of bodies in some roles; the values are the bodies' numbers."""

    noun: str
    label: str | Promise
    roles: frozenset[MandateRole] = field(default=frozenset(MandateRole))

    def sentence(self, value: str) -> str:
        return _("because you are in %(body)s") % {"body": value}

    def values(self) -> list[Value]:
        day = timezone.localdate()
        counts = dict(self._rows(day).order_by().values_list("body").annotate(Count("person")))
        bodies = Body.objects.standing(day).named(day).order_by("kind", "code")
        return [(body.code, f"{body.code} {body.name}", counts.get(body.pk, 0)) for body in bodies]

    def people(self, values: set[str], day: date) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = {}
        for code, person in self._rows(day).filter(body__code__in=values).values_list("body__code", "person_id"):
            found.setdefault(code, set()).add(person)
        return found

    def _rows(self, day: date) -> QuerySet[Any]:
        rows: QuerySet[Any] = Mandate.objects.sitting(day)
        return rows if self.roles == frozenset(MandateRole) else rows.filter(role__in=self.roles)


class Chairing(Sitting):
    def sentence(self, value: str) -> str:
        return _("because you chair %(body)s") % {"body": value}


AUDIENCES: list[Source] = [
    Sitting("group", gettext_lazy("Group")),
    Chairing("chair", gettext_lazy("Chair of a group"), frozenset({MandateRole.CHAIR})),
]
