"""Events are seen by who may see their gathering."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from entente.dialogue.access.who import found_or_404, keeper, keeps, person_of
from entente.dialogue.models import (
    FollowUp,
    Occasion,
    ProgrammePoint,
)
from entente.engine.marking import keys
from entente.gatherings.queries import NOUN as GATHERING
from entente.members.viewers import viewer_of
from entente.people.access import User
from entente.search.queries import visible


def events(user: User) -> QuerySet[Occasion]:
    """Of gatherings that may be seen: the gathering's own lock says it."""
    seen = visible(GATHERING, keys(viewer_of(user)))
    return Occasion.objects.filter(gathering__in=seen, gathering__announced_at__isnull=False)


def event_to_read(user: User, pk: int) -> Occasion:
    return found_or_404(events(user).select_related("gathering", "survey").filter(pk=pk).first())


def event_to_keep(user: User, pk: int) -> Occasion:
    found = event_to_read(user, pk)
    keeper(user)
    return found


def point_to_keep(user: User, pk: int) -> ProgrammePoint:
    found = found_or_404(ProgrammePoint.objects.select_related("occasion").filter(pk=pk).first())
    event_to_keep(user, found.occasion_id)
    return found


def follow_up_to_finish(user: User, pk: int) -> FollowUp:
    """By its owner, and the office."""
    found = found_or_404(FollowUp.objects.select_related("occasion", "owner").filter(pk=pk, occasion__in=events(user)).first())
    if not keeps(user) and found.owner_id != person_of(user):
        raise PermissionDenied(_("Only its owner and the office do this."))
    return found
