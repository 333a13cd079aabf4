"""Who may see a round: those it asks, those it is shared with, and who made it. Written with the round, in the same transaction."""

from entente.documents.home import Recipients
from entente.engine.marking import Marking, lock
from entente.forms.models import Asked, Round
from entente.forms.queries import NOUN
from entente.search.actions import drop, mark, put


def lock_round(row: Round, told: frozenset[int] = frozenset()) -> None:
    """Before it opens only its author and the custodians; `told` are persons who answer for organisations, whom TLP:RED has to name."""
    own = Recipients.of(persons=[row.author_id])
    if not row.has_opened:
        mark(NOUN, row.pk, lock(own.shared(max(row.level, Marking.AMBER_STRICT))))
        return
    asked = list(Asked.objects.filter(round=row).values_list("person_id", "organisation_id"))
    persons = {person for person, _organisation in asked if person} | (told if row.level is Marking.RED else frozenset())
    organisations = {organisation for _person, organisation in asked if organisation}
    shared = row.recipients | own | Recipients.of(persons=persons, organisations=organisations)
    mark(NOUN, row.pk, lock(shared.shared(row.level)))


def findable(row: Round) -> None:
    put(NOUN, [(row.pk, f"{row.title}\n{row.intro}")])


def unfindable(row: Round) -> None:
    drop(NOUN, [row.pk])
    mark(NOUN, row.pk, [])
