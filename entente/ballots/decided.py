"""What filed minutes or a written procedure say was decided goes into the register, once for each line."""

from collections.abc import Iterable
from datetime import datetime

from entente.ballots.actions import enter
from entente.ballots.choices import Outcome
from entente.ballots.models import Decision
from entente.documents.models import Document
from entente.gatherings.models import Gathering
from entente.governance.hooks import Decided
from entente.governance.models import Body
from entente.people.models import Person


def decided(body: Body, lines: Iterable[Decided], *, by: Person, at: datetime) -> None:
    """Filed anew, a line that stands there already stays as it is; another wording of it is corrected in the minutes, not here."""
    for line in lines:
        key = f"{line.reference.room}.{line.reference.noun}:{line.reference.id}"
        if not Decision.objects.filter(source_key=key).exists():
            gathering = Gathering.objects.filter(pk=line.gathering).first() if line.gathering else None
            papers = Document.objects.filter(reference=line.document) if line.document else ()
            outcome = Outcome.TAKEN if line.is_taken else Outcome.NOT_CARRIED
            said = {"text": line.text, "gathering": gathering, "papers": papers, "marking": line.marking, "source_key": key}
            enter(body, line.text, outcome, **said, on=line.on, by=by, at=at)  # type: ignore[arg-type]
