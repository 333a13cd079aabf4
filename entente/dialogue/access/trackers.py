"""Trackers are everyone's to read; who looks after a country enters what was seen."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from entente.dialogue.access.who import found_or_404, keeper, keeps, person_of
from entente.dialogue.models import (
    Followed,
    Tracker,
)
from entente.people.access import User


def tracker_to_read(pk: int) -> Tracker:
    return found_or_404(Tracker.objects.select_related("keeper").filter(pk=pk).first())


def tracker_to_keep(user: User, pk: int) -> Tracker:
    found = tracker_to_read(pk)
    keeper(user)
    return found


def checks(user: User, tracker: Tracker, country: str) -> bool:
    """Who is responsible for the country, who keeps the tracker, and the office."""
    mine = person_of(user)
    if keeps(user) or (mine and tracker.keeper_id == mine):
        return True
    return bool(mine) and Followed.objects.filter(tracker=tracker, country=country, responsible=mine).exists()


def tracker_to_check(user: User, pk: int, country: str) -> Tracker:
    found = tracker_to_read(pk)
    if not checks(user, found, country):
        raise PermissionDenied(_("Only who looks after this country and the office enter what was seen."))
    return found
