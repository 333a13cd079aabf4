"""The shipped bodies, founded where they are not there yet."""

from datetime import datetime

from django.db import transaction

from entente import record
from entente.governance import reference
from entente.governance.actions.founding import Rules, describe, found
from entente.governance.models import Body
from entente.people.models import Person


@transaction.atomic
def load_groups(*, by: Person | None, at: datetime) -> list[Body]:
    """Those that were founded now; again changes nothing, and what an installation changed stays changed."""
    record.open()
    known = set(Body.objects.values_list("code", flat=True))
    made: dict[str, Body] = {}
    for line in reference.shipped():
        if line.code in made:
            describe(made[line.code], line.name, scope=line.scope, source=line.source, on=line.from_on, by=by, at=at)
        elif line.code not in known:
            rules = Rules(kind=line.kind, joining=line.joining, marking=line.marking, parent=made.get(line.parent))
            made[line.code] = found(line.code, line.name, scope=line.scope, source=line.source, rules=rules, on=line.from_on, by=by, at=at)
    return list(made.values())
