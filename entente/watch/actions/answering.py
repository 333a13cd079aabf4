"""An organisation says how it stands with an advisory; it may say so anew."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line
from entente.members.models import Organisation
from entente.people.models import Person
from entente.watch.actions.refusals import CannotAnswer
from entente.watch.choices import AdvisoryState, Stance
from entente.watch.models import Advisory, Asked


@transaction.atomic
def answer(advisory: Advisory, organisation: Organisation, stance: Stance, note: str = "", *, by: Person, at: datetime) -> Asked:
    entry = record.open()
    row = Advisory.objects.select_for_update(of=("self",)).get(pk=advisory.pk)
    if row.state == AdvisoryState.WITHDRAWN:
        raise CannotAnswer(_("It was withdrawn; there is nothing to answer any more."))
    if stance == Stance.OPEN:
        raise CannotAnswer(_("Choose how your organisation stands with it."), "stance")
    found = Asked.objects.filter(advisory=row, organisation=organisation).first() or Asked(advisory=row, organisation=organisation)
    found.stance, found.note, found.by, found.at = stance, one_line(note, 500), by, at
    found.save()
    entry.enter("watch.answered", row, by=by, organisation=organisation, after={"stance": stance})
    return found
