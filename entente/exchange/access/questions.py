from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.exchange import queries
from entente.exchange.access.common import found, keeps, oversees
from entente.exchange.models import Question
from entente.governance.access import seats_of
from entente.governance.models import Body
from entente.members.viewers import keys_of
from entente.people.access import User
from entente.people.models import Account


def questions(user: User) -> QuerySet[Question]:
    return queries.questions(keys_of(user))


def question_to_read(user: User, pk: int) -> Question:
    return found(questions(user).select_related("body", "organisation", "by").filter(pk=pk).first())


def is_asker(user: User, question: Question) -> bool:
    return isinstance(user, Account) and user.person_id == question.by_id


def asker_shown(user: User, question: Question) -> bool:
    return question.is_named or is_asker(user, question) or oversees(user)


def circles_to_ask(user: User) -> list[Body]:
    """Where the user sits today; the office asks nobody in its own name."""
    mine = {seat.body_id for seat in seats_of(user)}
    return list(Body.objects.standing(timezone.localdate()).filter(pk__in=mine).order_by("code")) if mine else []


def answers_it(user: User, question: Question) -> bool:
    """Who sits in the circle, except who asked."""
    return not is_asker(user, question) and any(seat.body_id == question.body_id for seat in seats_of(user))


def question_to_answer(user: User, pk: int) -> Question:
    row = question_to_read(user, pk)
    if not answers_it(user, row):
        raise PermissionDenied(_("Only who sits in %(circle)s answers.") % {"circle": row.body})
    return row


def question_to_keep(user: User, pk: int) -> Question:
    """For who asked, and the office: close it, ask for consent, make a practice of it."""
    row = question_to_read(user, pk)
    if not (is_asker(user, row) or keeps(user)):
        raise PermissionDenied(_("Only who asked and the office do this."))
    return row
