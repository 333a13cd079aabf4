"""The row as it stands, locked after the chain's head; how it is found, and who may see it."""

from entente.engine import marking
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.queries import NOUN
from entente.notices.references import Reference
from entente.search.actions import mark, put


def held(gathering: Gathering) -> Gathering:
    return Gathering.objects.select_for_update(of=("self",)).select_related("organiser", "arranged_by").get(pk=gathering.pk)


def reference(gathering: Gathering) -> Reference:
    return Reference(room="gatherings", noun="gathering", id=gathering.pk, label=gathering.title)


def lock(gathering: Gathering) -> None:
    """Whoever is invited may see it, whatever its marking: an invitation is how it is shared."""
    guests = frozenset(Guest.objects.filter(gathering=gathering).values_list("person_id", flat=True))
    mark(NOUN, gathering.pk, marking.lock(gathering.shared(guests)))


def findable(gathering: Gathering) -> None:
    words = [gathering.title, str(gathering.get_kind_display()), gathering.place, gathering.organiser.name, gathering.description]
    put(NOUN, [(gathering.pk, "\n".join(words))])
