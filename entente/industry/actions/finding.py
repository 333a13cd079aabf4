"""What several actions here need: words as they are kept, the index in step."""

from django.utils.translation import gettext as _

from entente.engine.signs import one_line, readable
from entente.industry.actions.refusals import Refusal
from entente.industry.models import Investor, Label, Profile
from entente.search.actions import drop, put

LABELS, PROFILES, INVESTORS = "industry.label", "industry.profile", "industry.investor"


def reason(because: str, refusal: type[Refusal]) -> str:
    if said := one_line(because, 500):
        return said
    raise refusal(_("Say in a word why."))


def text(said: str, most: int) -> str:
    return readable(said).strip()[:most].strip()


def index_label(label: Label) -> None:
    """Found by everyone once it is granted."""
    if label.is_shown:
        put(LABELS, [(label.pk, f"{label.organisation.name}\n{label.number}\n{label.criteria.name}")])
    else:
        drop(LABELS, [label.pk])


def index_profile(profile: Profile) -> None:
    put(PROFILES, [(profile.pk, f"{profile.organisation.name}\n{profile.pitch}")])


def index_investors(rows: list[Investor]) -> None:
    put(INVESTORS, [(row.pk, f"{row.name}\n{row.manager}\n{', '.join(row.areas)}") for row in rows])
