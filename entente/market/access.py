"""Who may keep the market: the office; everybody reads it."""

from django.http.response import Http404
from django.utils import timezone

from entente.market.choices import sectors
from entente.market.models import Acceptance, FragmentationRelease, LevelCost, Market, Recognition
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account


def keeps(user: User) -> bool:
    return people.may(user, Permission.MARKET_KEEP)


def keeper(user: User) -> Account:
    return people.require(user, Permission.MARKET_KEEP)


def market_to_read(state: str, sector: str) -> Market:
    """As it stands today, or stood when it was last counted."""
    if sector not in sectors():
        raise Http404
    rows = Market.objects.known().filter(state=state.upper(), sector=sector).select_related("state").order_by("-from_on")
    found: Market | None = rows.on(timezone.localdate()).first() or rows.first()
    if found is None:
        raise Http404
    return found


def market_to_keep(user: User, state: str, sector: str) -> Market:
    keeper(user)
    return market_to_read(state, sector)


def acceptance_to_keep(user: User, pk: int) -> Acceptance:
    keeper(user)
    found: Acceptance | None = Acceptance.objects.known().filter(pk=pk, to_on=None).select_related("state").first()
    if found is None:
        raise Http404
    return found


def recognition_to_read(code: str) -> Recognition:
    """The row that holds or held last."""
    found: Recognition | None = Recognition.objects.known().filter(code=code).order_by("-from_on").first()
    if found is None:
        raise Http404
    return found


def recognition_to_keep(user: User, code: str) -> Recognition:
    keeper(user)
    return recognition_to_read(code)


def cost_to_keep(user: User, pk: int) -> LevelCost:
    keeper(user)
    found: LevelCost | None = LevelCost.objects.known().filter(pk=pk, to_on=None).select_related("scheme").first()
    if found is None:
        raise Http404
    return found


def release_to_read(pk: int) -> FragmentationRelease:
    """Published for everyone."""
    found = FragmentationRelease.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def reads_live(user: User) -> bool:
    """Visitors see what was released; who is signed in sees the figures of today too."""
    return isinstance(user, Account) and user.is_active


def chooses_day(user: User) -> bool:
    """Only the office and the auditor choose free dates for the index."""
    return keeps(user) or people.may(user, Permission.RECORD_READ)


def newest_release() -> FragmentationRelease | None:
    return FragmentationRelease.objects.order_by("-at", "-pk").first()
