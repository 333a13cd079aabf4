"""On the Desk: the organisations for which the person acts, with what their profiles lack."""

from collections.abc import Collection
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.members.models import Organisation
from entente.people.desk import Card, Line
from entente.people.together import Row, facts, part

LACKING: dict[str, str | Promise] = {
    "about": gettext_lazy("a description"),
    "website": gettext_lazy("a website"),
    "city": gettext_lazy("a city"),
    "sectors": gettext_lazy("sectors"),
    "expertise": gettext_lazy("expertise"),
}


def cards(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date, keys: Collection[str]) -> list[Card]:
    if not organisations:
        return []
    mine = Organisation.objects.filter(pk__in=organisations)
    lacking = {name: Case(When(_is_lacking(name), Value(1)), default=Value(0)) for name in LACKING}
    rows = part(mine, label="name", more=facts(slug="slug", **lacking))
    return [Card(_("Your organisations"), rows, _line, 30)]


def _is_lacking(name: str) -> Combinable | Q:
    if name in {"sectors", "expertise"}:
        through = getattr(Organisation, name).through
        return ~Exists(through.objects.filter(organisation=OuterRef("pk")))
    return Q(**{name: ""})


def _line(row: Row) -> Line:
    lacking = [str(words) for name, words in LACKING.items() if row.facts[name]]
    said = _("Its profile lacks %(named)s.") % {"named": ", ".join(lacking)} if lacking else _("Its profile lacks nothing.")
    return Line(row.label, reverse("members:organisation", args=[row.facts["slug"]]), said, is_lacking=bool(lacking))
