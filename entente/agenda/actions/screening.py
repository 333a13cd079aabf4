"""The scientific committee says what is taken in; nobody screens what the own organisation or group proposed."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agenda.actions.proposing import locked
from entente.agenda.actions.refusals import CannotScreen
from entente.agenda.choices import LIVING, Verdict
from entente.agenda.models import Screener, Screening, Topic
from entente.agenda.queries.topics import screening_body
from entente.engine.signs import one_line
from entente.governance.models import Body, Mandate
from entente.members.models import Delegation
from entente.people.models import Person


@transaction.atomic
def screen(topic: Topic, verdict: str, *, because: str, by: Person, at: datetime, on: date) -> Topic:
    """Take it in, send it back to be mended, or leave it out; always with the reason, for who proposed it reads it."""
    entry = record.open()
    row = locked(topic)
    because = one_line(because, 1000)
    if verdict not in Verdict.values:
        raise CannotScreen(_("Choose one of: %(values)s.") % {"values": ", ".join(Verdict.values)})
    if row.state not in LIVING:
        raise CannotScreen(
            _("%(code)s is “%(state)s” and is not screened any more.") % {"code": row.code, "state": row.get_state_display()}
        )
    if not because:
        raise CannotScreen(_("Say in a sentence why; who proposed it reads it."))
    _refuse_own(row, by, on)
    row.state = verdict
    row.save(update_fields=["state"])
    body = screening_body(on)
    Screening.objects.create(topic=row, verdict=verdict, because=because, body=body, by=by, at=at)
    entry.enter(
        "agenda.topic_screened",
        row,
        by=by,
        organisation=row.organisation,
        because=because,
        after={"verdict": verdict, "body": str(body or "")},
    )
    return row


@transaction.atomic
def let_screen(body: Body, *, on: date, by: Person | None, at: datetime) -> Screener:
    """From a day on, this body's members screen topics."""
    entry = record.open()
    for current in Screener.objects.known().filter(to_on=None):
        if current.body_id == body.pk:
            raise CannotScreen(_("%(body)s screens topics already.") % {"body": body})
        current.ended(on=on, at=at)
    found = Screener.objects.create(body=body, from_on=on, known_at=at)
    entry.enter("agenda.screener_named", body, by=by, after={"from_on": on})
    return found


def _refuse_own(topic: Topic, by: Person, on: date) -> None:
    """Also where somebody of the office proposed it: four eyes."""
    of_organisation = topic.organisation_id and Delegation.objects.known().on(on).acting().filter(
        person=by, organisation=topic.organisation_id
    )
    of_body = topic.body_id and Mandate.objects.sitting(on).filter(person=by, body=topic.body_id)
    if topic.proposed_by_id == by.pk or (of_organisation and of_organisation.exists()) or (of_body and of_body.exists()):
        raise CannotScreen(_("%(code)s is your own proposal, or your organisation’s; somebody else screens it.") % {"code": topic.code})
