"""For whom guests stand: as typed with the guest, else the organisations that delegated the person."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from entente.gatherings.models import Guest
from entente.members.models import Delegation


def organisations_of(guests: Iterable[Guest], day: date) -> dict[int, str]:
    """Person -> organisations in one line; one query."""
    held = list(guests)
    found: dict[int, list[str]] = defaultdict(list)
    rows = Delegation.objects.known().on(day).filter(person__in=[guest.person_id for guest in held])
    for person, name in rows.order_by("organisation__name_key").values_list("person_id", "organisation__name"):
        if name not in found[person]:
            found[person].append(name)
    return {guest.person_id: guest.organisation or ", ".join(found[guest.person_id]) for guest in held}
