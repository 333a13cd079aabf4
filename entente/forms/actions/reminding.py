"""Reminding those who are missing, and nobody else, at most once a day."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.forms.actions import telling
from entente.forms.actions.finding import held_round
from entente.forms.choices import Became
from entente.forms.models import Asked, Reminder, Round
from entente.forms.refusals import CannotRemind
from entente.forms.whom import Whom, answering
from entente.notices.days import day_of
from entente.notices.queries.audiences import read, resolve
from entente.notices.refusals import CannotResolve
from entente.people.models import Person


@transaction.atomic
def remind(row: Round, *, by: Person | None, at: datetime) -> int:
    """Write to everyone who can still answer for whom nothing has come; how many people."""
    entry = record.open()
    current, day = held_round(row), day_of(at)
    if not current.takes_answers(at):
        raise CannotRemind(_("This round takes no answers now, so nobody is reminded."))
    if Reminder.objects.filter(round=current, on=day).exists():
        raise CannotRemind(_("Those missing were reminded today already. Wait until tomorrow."))
    missing = missing_people(current, day)
    if not missing.people:
        raise CannotRemind(_("Nobody is missing, or nobody who could be written to."))
    telling.remind(current, missing, by=by, at=at)
    Reminder.objects.create(round=current, on=day, people=len(missing.people), by=by, at=at)
    entry.enter("forms.reminded", current, by=by, after={"people": len(missing.people)})
    return len(missing.people)


def missing_people(row: Round, day: date) -> Whom:
    """Whom to write to, with the reason, and for which organisations each may answer."""
    missing = Asked.objects.filter(round=row, became=Became.WAITING)
    if row.asks_persons:
        why = (_("because you were asked and your answer is missing"),)
        return Whom({person: why for person in missing.values_list("person_id", flat=True) if person}, {})
    organisations = [pk for pk in missing.values_list("organisation_id", flat=True) if pk]
    speak, meant = answering(day, organisations=organisations), _meant(row, day)
    answers_for = {organisation: (persons & meant) or persons for organisation, persons in speak.items()}
    why = (_("because you answer for an organisation whose answer is missing"),)
    return Whom({person: why for persons in answers_for.values() for person in persons}, answers_for)


def _meant(row: Round, day: date) -> frozenset[int]:
    """Whom the audience means today. Where it can no longer be asked it is nobody, and all who answer for an organisation are told."""
    try:
        return resolve([read(row.audience)], day)[0]
    except CannotResolve:
        return frozenset()
