"""Many organisations in one transaction: for the demo and for imports."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from entente import record
from entente.members.actions.writing import write
from entente.members.drafts import Draft
from entente.members.models import Organisation, Partnership
from entente.people.models import Person
from entente.record.actions import Opened
from entente.record.models import Mark


@transaction.atomic
def add_many(drafts: Sequence[Draft], *, by: Person | None, at: datetime, source: str = "") -> list[Organisation]:
    """One transaction, one record entry for all. The caller says that none is known yet; a number that is taken stops the whole."""
    entry = record.open()
    written = write(drafts, at=at)
    partnership = Partnership.objects.get()
    entry.enter("members.many_added", partnership, by=by, because=source, after={"organisations": len(written), "source": source})
    return written


def add_within(opened: Opened, drafts: Sequence[Draft], *, at: datetime) -> list[Organisation]:
    """For another room's import, whose own entry says what the batch brought; moves the members' mark along with that entry."""
    written = write(drafts, at=at)
    if written:
        Mark.objects.update_or_create(room="members", defaults={"sequence": opened.head.sequence + 1})
    return written
