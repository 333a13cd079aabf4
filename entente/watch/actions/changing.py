"""Other words, another marking, or none at all any more; each with its reason, and what it said before is kept."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.people.models import Person
from entente.watch.actions.asking import ask
from entente.watch.actions.keeping import close, revise, set_affected
from entente.watch.actions.publishing import fill, refuse_second
from entente.watch.actions.refusals import CannotPublish
from entente.watch.actions.written import Written, checked
from entente.watch.choices import AdvisoryState
from entente.watch.models import Advisory


@transaction.atomic
def change(advisory: Advisory, said: Written, *, because: str, by: Person, at: datetime, keeps: bool = False) -> Advisory:
    entry = record.open()
    row = _held(advisory)
    reason = _reason(because)
    said = checked(said, keeps=keeps)
    before = {"marking": row.marking, "revision": row.revision}
    fill(row, said, by, timezone.localtime(at).date())
    refuse_second(row)
    revise(row, reason, by, at)
    row.sectors.set(said.sectors)
    set_affected(row, said.affected)
    close([row])
    ask(row, timezone.localtime(at).date())
    entry.enter("watch.changed", row, by=by, before=before, after={"marking": row.marking, "revision": row.revision})
    return row


@transaction.atomic
def withdraw(advisory: Advisory, *, because: str, by: Person, at: datetime) -> Advisory:
    """Its recipients still read it, with the reason; nobody is asked any more."""
    entry = record.open()
    row = _held(advisory)
    row.state, row.because = AdvisoryState.WITHDRAWN, _reason(because)
    revise(row, row.because, by, at)
    close([row])
    row.asked.filter(stance="").delete()
    entry.enter("watch.withdrawn", row, by=by)
    return row


def _held(advisory: Advisory) -> Advisory:
    row = Advisory.objects.select_for_update(of=("self",)).select_related("circle", "organisation").get(pk=advisory.pk)
    if row.state == AdvisoryState.WITHDRAWN:
        raise CannotPublish(_("It was withdrawn; publish a new one."))
    return row


def _reason(because: str) -> str:
    said = " ".join(because.split())[:500]
    if not said:
        raise CannotPublish(_("Say in a word why, for those who read it before."), "because")
    return said
