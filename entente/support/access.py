"""Who may: members ask and follow their own, the office answers all, the auditor reads. To others a request is not there."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.members.access import SPEAKING, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.members.viewers import keys_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account
from entente.support import queries
from entente.support.models import NameUse, Request


def answers(user: User) -> bool:
    return people.may(user, Permission.SUPPORT_ANSWER)


def oversees(user: User) -> bool:
    """Sees all requests, and the figures: the office, and the auditor to read."""
    return answers(user) or people.may(user, Permission.RECORD_READ)


def answerer(user: User) -> Account:
    return people.require(user, Permission.SUPPORT_ANSWER)


def overseer(user: User) -> User:
    if oversees(user):
        return user
    raise PermissionDenied(_("Requests of all members are looked after by the office."))


def organisations_to_ask_for(user: User) -> list[Organisation]:
    own = organisations_of(user, SPEAKING)
    return queries.asking_members(own, timezone.localdate()) if own else []


def asker_for(user: User, organisation: Organisation) -> Account:
    """Whoever speaks for the member, or the office on its behalf."""
    if isinstance(user, Account) and (answers(user) or organisation.pk in organisations_of(user, SPEAKING)):
        return user
    raise PermissionDenied(_("Only those who speak for %(name)s and the office ask in its name.") % {"name": organisation})


def speaks_for(user: User, request: Request) -> bool:
    return request.organisation_id in organisations_of(user, SPEAKING)


def requests(user: User) -> QuerySet[Request]:
    """What the user may see: of its organisations, or of all."""
    found = queries.seen(keys_of(user))
    return found if oversees(user) else found.filter(organisation__in=organisations_of(user, frozenset(DelegationRole)))


def request_to_read(user: User, pk: int) -> Request:
    found = requests(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def request_to_follow(user: User, pk: int) -> Request:
    """For the member's side: withdraw it, write about it, say that the answer suffices."""
    found = request_to_read(user, pk)
    if not speaks_for(user, found):
        raise PermissionDenied(_("Only those who speak for %(name)s do this.") % {"name": found.organisation})
    return found


def request_to_write_about(user: User, pk: int) -> Request:
    """For both sides."""
    found = request_to_read(user, pk)
    if not (answers(user) or speaks_for(user, found)):
        raise PermissionDenied(_("Only the office and those who speak for %(name)s write here.") % {"name": found.organisation})
    return found


def request_to_answer(user: User, pk: int) -> Request:
    found = request_to_read(user, pk)
    answerer(user)
    return found


def use_to_withdraw(user: User, pk: int) -> NameUse:
    answerer(user)
    found = queries.uses(keys_of(user)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
