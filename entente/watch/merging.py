"""Two people become one: an advisory that was given to the one is given to the other."""

from datetime import datetime

from entente.engine.marking import Marking
from entente.watch.actions.keeping import set_marking
from entente.watch.models import Advisory


def merge(kept: int, gone: int, at: datetime) -> None:
    for row in Advisory.objects.exclude(shared_with={}):
        persons = row.shared_with.get("persons", [])
        if gone in persons:
            row.shared_with["persons"] = sorted({kept, *persons} - {gone})
            set_marking(row, Marking(row.marking), row.recipients)
            row.save(update_fields=["shared_with", "audience"])
