"""Publishing the fragmentation of a day: frozen with all its inputs, so that anybody works it out again."""

from datetime import UTC, date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.market.actions.refusals import CannotRelease
from entente.market.figures import Parameters, figures
from entente.market.models import FragmentationRelease
from entente.market.queries.barriers_frozen import frozen
from entente.market.queries.facts import dataset
from entente.market.world import Built
from entente.people.models import Person


@transaction.atomic
def release(
    *, as_of: date, known_by: date | None = None, parameters: Parameters | None = None, reason: str = "", by: Person, at: datetime
) -> FragmentationRelease:
    """`as_of` may lie ahead: then it is what is dated already. A day released before needs a reason."""
    entry = record.open()
    known_by = known_by or timezone.localdate(at)
    if known_by > timezone.localdate(at):
        raise CannotRelease(_("The day up to which facts are known lies in the future."))
    if FragmentationRelease.objects.filter(as_of=as_of).exists() and not reason.strip():
        raise CannotRelease(_("This day was released before. Say in a sentence why it is restated."))
    found = dataset(as_of, datetime.combine(known_by, time.max, UTC))
    if not found.classes or not found.acceptances:
        raise CannotRelease(_("This day has nothing to measure: it takes valid certificates, and a market whose demands are on file."))
    results = figures(Built(found), parameters := parameters or Parameters())
    made = FragmentationRelease.objects.create(
        as_of=as_of,
        known_by=known_by,
        parameters=parameters.told,
        packed=FragmentationRelease.pack(found.canonical),
        inputs_hash=found.hash,
        results=results,
        barriers=frozen(),
        reason=reason,
        by=by,
        at=at,
    )
    entry.enter(
        "market.released", made, by=by, because=reason, after={"as_of": as_of, "known_by": known_by, "inputs_hash": made.inputs_hash}
    )
    return made
