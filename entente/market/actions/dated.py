"""A fact from a day on: what held before ends there, and nothing is overwritten."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from entente.market.actions.refusals import CannotKeep


@dataclass(frozen=True, slots=True)
class Read:
    """Where a fact was read; `checked_on` is the day somebody looked."""

    source: str
    checked_on: date
    source_note: str = ""


def from_day(model: type[Any], rows: models.QuerySet[Any], facts: dict[str, Any], read: Read, *, on: date, at: datetime) -> Any:
    """The new fact from a day on; what held before ends there, and stays readable for every day before."""
    before = rows.select_for_update().filter(to_on=None).order_by("-from_on").first()
    if before and before.from_on > on:
        raise CannotKeep(_("What is on file begins on %(day)s; choose that day or a later one.") % {"day": f"{before.from_on:%d.%m.%Y}"})
    if before:
        before.ended(on=on, at=at)
    return model.objects.create(**facts, **asdict(read), from_on=on, known_at=at)


def ended(row: Any, *, on: date, at: datetime) -> None:
    current = type(row).objects.known().select_for_update().filter(pk=row.pk, to_on=None).first()
    if current is None:
        raise CannotKeep(_("This has ended already, or somebody changed it; look at the page again."))
    if on < current.from_on:
        raise CannotKeep(_("It begins on %(day)s; it cannot end before.") % {"day": f"{current.from_on:%d.%m.%Y}"})
    current.ended(on=on, at=at)
