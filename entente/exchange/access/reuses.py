from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from entente.exchange import queries
from entente.exchange.access.common import found, keeps, organisations_to_speak_for, oversees, own, spoken
from entente.exchange.models import Practice, Reuse
from entente.members.models import Organisation
from entente.members.viewers import keys_of
from entente.people.access import User


def reuses(user: User) -> QuerySet[Reuse]:
    """Of both sides; all for the office and the auditor."""
    seen = queries.practices(keys_of(user)).values("pk")
    rows = Reuse.objects.select_related("practice__organisation", "organisation", "sector", "from_sector")
    mine = own(user)
    if oversees(user):
        return rows.filter(practice__in=seen)
    return rows.filter(Q(organisation__in=mine) | Q(practice__organisation__in=mine), practice__in=seen) if mine else rows.none()


def reuse_to_read(user: User, pk: int) -> Reuse:
    return found(reuses(user).filter(pk=pk).first())


def adopts(user: User, reuse: Reuse) -> bool:
    """Whose word it is whether something was adopted: who takes it up, and the office."""
    return keeps(user) or reuse.organisation_id in spoken(user)


def reuse_to_move(user: User, pk: int) -> Reuse:
    row = reuse_to_read(user, pk)
    if not adopts(user, row):
        raise PermissionDenied(_("Only those who take it up and the office say how it goes."))
    return row


def reuse_to_tell(user: User, pk: int) -> Reuse:
    """Its story is the adopter's own: nobody publishes it in its place."""
    row = reuse_to_read(user, pk)
    if row.organisation_id not in spoken(user):
        raise PermissionDenied(_("Only those who speak for %(name)s tell its story.") % {"name": row.organisation})
    return row


def contacting(user: User, practice: Practice) -> list[Organisation]:
    """For which organisations the user may take it up: not for the one that shares it."""
    return [one for one in organisations_to_speak_for(user) if one.pk != practice.organisation_id]
