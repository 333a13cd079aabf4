from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from entente.exchange import queries
from entente.exchange.access.common import found, keeper, keeps, oversees, own, spoken
from entente.exchange.models import Practice
from entente.members.viewers import keys_of
from entente.people.access import User


def practices(user: User) -> QuerySet[Practice]:
    return queries.practices(keys_of(user))


def practice_to_read(user: User, pk: int) -> Practice:
    return found(practices(user).select_related("organisation", "body", "by").filter(pk=pk).first())


def writes(user: User, practice: Practice) -> bool:
    """Who speaks for the organisation behind it, and the office."""
    return keeps(user) or practice.organisation_id in spoken(user)


def sees_drafts(user: User, practice: Practice) -> bool:
    return oversees(user) or practice.organisation_id in own(user)


def practice_to_write(user: User, pk: int) -> Practice:
    row = practice_to_read(user, pk)
    if not writes(user, row):
        raise PermissionDenied(_("Only those who speak for %(name)s and the office do this.") % {"name": row.organisation})
    return row


def practice_to_keep(user: User, pk: int) -> Practice:
    """For the review."""
    row = practice_to_read(user, pk)
    keeper(user)
    return row
