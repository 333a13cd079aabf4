"""What of this room waits for a person: answers to write, requests that nobody has, answers to read, questions to the member."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told
from entente.support.actions.telling import TAKE_UP
from entente.support.choices import OPEN, AnswerState, RequestState, Turn
from entente.support.models import Request
from entente.support.models.request import number_of

SOON = timedelta(days=7)
MOST = 50
MARKING = "AMBER+STRICT"


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    """The member's questions come first: whoever sits on both sides is asked as a member."""
    by_me = Q(asked_by=person_id) | Q(asked_by=None)
    asked = Request.objects.filter(by_me, state__in=OPEN, turn=Turn.MEMBER, organisation__in=organisations)
    taken = Request.objects.filter(state=RequestState.TAKEN_UP)
    mine = taken.filter(owner=person_id).exclude(answer__state=AnswerState.HANDED_IN)
    found = [
        _prepared(asked, _("Answer the question about %(number)s: %(subject)s"), 3),
        _prepared(mine, _("Answer %(number)s: %(subject)s"), 15),
    ]
    if Permission.SUPPORT_ANSWER in permissions:
        unowned = Request.objects.filter(state=RequestState.ASKED, due_on__lte=day + SOON)
        eyes = taken.filter(answer__state=AnswerState.HANDED_IN).exclude(answer__changed_by=person_id)
        found.append(_prepared(eyes, _("Read and sign off the answer to %(number)s: %(subject)s"), 5))
        found.append(_prepared(unowned, _("Take up %(number)s, which nobody has: %(subject)s"), 1, TAKE_UP))
    return found


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _prepared(rows: QuerySet[Request], sentence: str, minutes: int, by_mail: str | None = None) -> Prepared:
    shaped = part(rows.order_by("due_on", "pk"), most=MOST, label="subject", on="due_on", more=facts(year="year", serial="serial"))
    return Prepared(shaped, _saying(sentence, minutes, by_mail))


def _saying(sentence: str, minutes: int, by_mail: str | None) -> Callable[[Row], Waiting]:
    def say(row: Row) -> Waiting:
        said = {"number": number_of(row.facts["year"], row.facts["serial"]), "subject": row.label}
        return Waiting(
            "request",
            int(row.id),
            sentence % said,
            "support:request",
            (int(row.id),),
            due_on=row.on,
            minutes=minutes,
            mail_doable=by_mail,
            label=f"{said['number']}, {row.label}",
            where=_("Support"),
            marking=MARKING,
        )

    return say
