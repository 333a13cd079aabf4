"""Who may: everyone reads public indicators and what was validated; who keeps the programme keeps them; the auditor reads all."""

from django.db.models import QuerySet
from django.http.response import Http404

from entente.indicators.models import Indicator, Observation
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account


def keeper(user: User) -> Account:
    return people.require(user, Permission.PROGRAMME_KEEP)


def keeps(user: User) -> bool:
    return people.may(user, Permission.PROGRAMME_KEEP)


def oversees(user: User) -> bool:
    """Sees drafts too."""
    return keeps(user) or people.may(user, Permission.RECORD_READ)


def indicators(user: User) -> QuerySet[Indicator]:
    return Indicator.objects.all() if oversees(user) else Indicator.objects.filter(is_public=True)


def indicator_to_read(user: User, pk: int) -> Indicator:
    found = indicators(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def indicator_to_keep(user: User, pk: int) -> Indicator:
    found = indicator_to_read(user, pk)
    keeper(user)
    return found


def observation_to_judge(user: User, pk: int) -> Observation:
    keeper(user)
    found = Observation.objects.select_related("indicator").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
