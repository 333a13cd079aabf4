"""The audiences of this room: whoever acts today for members of a category, kind, country or sector, or for one organisation."""

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.members.audiences.rows import classified, for_members, in_standing, seated, with_employees
from entente.members.audiences.traits import Delegates, Organisations, Standings, Trait
from entente.members.choices import DelegationRole, Kind, StandingKind
from entente.members.models import Category
from entente.members.viewers import viewers_of
from entente.notices.sources import Source
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import countries
from entente.vocabulary.reference import shipped

__all__ = ["AUDIENCES", "VIEWERS"]


def _countries() -> dict[str, str]:
    return {iso2: country_name(iso2) for iso2 in countries()}


AUDIENCES: list[Source] = [
    Trait(
        "category",
        gettext_lazy("Category of member"),
        lambda: _("because you act for a member of the category “%(value)s”"),
        lambda day: classified(day, "category"),
        lambda: dict(Category.objects.values_list("code", "name")),
    ),
    Trait(
        "kind",
        gettext_lazy("Kind of member"),
        lambda: _("because you act for a member of the kind “%(value)s”"),
        lambda day: classified(day, "kind"),
        lambda: dict(Kind.choices),
    ),
    Trait(
        "country",
        gettext_lazy("Country of the member"),
        lambda: _("because you act for a member in %(value)s"),
        seated,
        _countries,
    ),
    Trait(
        "sector",
        gettext_lazy("Sector of the member"),
        lambda: _("because you act for a member in the sector “%(value)s”"),
        lambda day: for_members(day).annotate(value=F("organisation__sectors")),
        lambda: {sector.code: sector.name for sector in shipped().sectors},
    ),
    Standings(
        "standing",
        gettext_lazy("Standing of the organisation"),
        lambda: "",
        in_standing,
        lambda: dict(StandingKind.choices),
    ),
    Delegates(
        "delegates",
        gettext_lazy("Delegates of members"),
        lambda: "",
        lambda day: with_employees(day).annotate(value=F("role")),
        lambda: {role.value: str(role.label).partition(":")[0] for role in DelegationRole},
    ),
    Organisations(),
]
VIEWERS = viewers_of
