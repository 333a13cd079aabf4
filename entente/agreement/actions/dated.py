from datetime import datetime
from typing import TypeVar

from django.db import models

from entente.record.models import Dated

D = TypeVar("D", bound=Dated)


def follow(rows: "models.QuerySet[D]", new: D, *, at: datetime) -> D:
    """The new fact holds from its first day on; what was known to hold then ends there, what was to begin later is superseded."""
    for row in rows.filter(superseded_at=None).select_for_update():
        if row.to_on is None or row.to_on > new.from_on:
            row.ended(on=new.from_on, at=at)
    new.known_at = at
    new.save(force_insert=True)
    return new
