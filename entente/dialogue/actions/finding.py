"""What several actions here need: words as they are kept, the index in step."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from entente.dialogue.actions.refusals import CannotKeep, Refusal
from entente.dialogue.models import Consultation, Counterpart, Interregional, Tracker
from entente.engine.signs import one_line, readable
from entente.search.actions import put

COUNTERPARTS, CONSULTATIONS, TRACKERS, LINKS = (
    "dialogue.counterpart",
    "dialogue.consultation",
    "dialogue.tracker",
    "dialogue.interregional",
)


def line(words: str, most: int, missing: str, refusal: type[Refusal] = CannotKeep) -> str:
    """One line that has to say something."""
    if said := one_line(words, most):
        return said
    raise refusal(missing)


def text(words: str, most: int) -> str:
    return readable(words).strip()[:most]


def reason(because: str, refusal: type[Refusal] = CannotKeep) -> str:
    return line(because, 500, _("Say in a word why."), refusal)


def source(address: str, is_fictional: bool, refusal: type[Refusal] = CannotKeep) -> str:
    """What is real has the address at which it stands written."""
    if not address and not is_fictional:
        raise refusal(_("Give the address at which this stands written; nothing real is kept without its source."))
    return address


def written(row: models.Model, **said: Any) -> None:
    for name, value in said.items():
        setattr(row, name, value)
    row.save()


def told(row: models.Model, *names: str) -> dict[str, object]:
    """Of the columns named, as the record keeps them."""
    found = {name: getattr(row, name) for name in names}
    return {name: str(value) if isinstance(value, models.Model) else value for name, value in found.items()}


def index_counterpart(row: Counterpart) -> None:
    put(COUNTERPARTS, [(row.pk, f"{row.name}\n{row.text}")])


def index_link(row: Interregional) -> None:
    put(LINKS, [(row.pk, f"{row.title}\n{row.text}")])


def index_consultation(row: Consultation) -> None:
    put(CONSULTATIONS, [(row.pk, f"{row.title}\n{row.asked_by} {row.text}")])


def index_tracker(row: Tracker) -> None:
    put(TRACKERS, [(row.pk, f"{row.title}\n{row.text}")])
