from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.exchange import queries
from entente.exchange.access.common import found, keeps, oversees, own, spoken
from entente.exchange.models import Need, Practice, Suggestion
from entente.members.viewers import keys_of
from entente.people.access import User


def needs(user: User) -> QuerySet[Need]:
    return queries.needs(keys_of(user))


def need_to_read(user: User, pk: int) -> Need:
    return found(needs(user).select_related("organisation", "sector", "body").filter(pk=pk).first())


def is_own_need(user: User, need: Need) -> bool:
    """Its own people and the office see whose it is and what was suggested; the auditor reads."""
    return oversees(user) or need.organisation_id in own(user)


def owner_shown(user: User, need: Need) -> bool:
    return need.is_named or is_own_need(user, need)


def need_to_change(user: User, pk: int) -> Need:
    row = need_to_read(user, pk)
    if not (keeps(user) or row.organisation_id in spoken(user)):
        raise PermissionDenied(_("Only those who stated the need and the office do this."))
    return row


def suggestions(user: User, need: Need) -> QuerySet[Suggestion]:
    """Of practices that the user may see today, the best first; for its own people, the office and the auditor."""
    if not is_own_need(user, need):
        return Suggestion.objects.none()
    seen = queries.practices(keys_of(user)).live(timezone.localdate())  # type: ignore[attr-defined]
    rows = Suggestion.objects.filter(need=need, practice__in=seen.values("pk"))
    return rows.select_related("practice__organisation", "need").order_by("-is_offered", "-score", "practice")


def suggestion_to_dismiss(user: User, pk: int) -> Suggestion:
    row = found(Suggestion.objects.select_related("need").filter(pk=pk, need__in=needs(user).values("pk")).first())
    if not is_own_need(user, row.need):
        found(None)
    need_to_change(user, row.need_id)
    return found(suggestions(user, row.need).filter(pk=pk).first())


def practices_to_offer(user: User, need: Need) -> list[Practice]:
    """Published ones of the user's organisations, for a need of somebody else; the office offers none."""
    mine = spoken(user) - {need.organisation_id}
    if not mine:
        return []
    seen = queries.practices(keys_of(user)).live(timezone.localdate())  # type: ignore[attr-defined]
    return list(seen.filter(organisation__in=mine).order_by("title", "pk")[:200])
