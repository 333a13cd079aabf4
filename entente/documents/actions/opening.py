"""Who opened what, where the home's rules say so."""

from datetime import datetime

from entente.documents.models import Opening, Version
from entente.people.models import Person


def note_opening(version: Version, *, by: Person | None, at: datetime) -> bool:
    """The first time only; whether it is noted in this home at all. No entry in the record: reading is no act of the partnership."""
    if not version.document.notes_openings or by is None:
        return False
    Opening.objects.bulk_create([Opening(version=version, person=by, at=at)], ignore_conflicts=True)
    return True
