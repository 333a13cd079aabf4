"""The secret address of a calendar that somebody subscribes to, and what it holds for that person today."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from entente.engine.marking import VISITOR, keys
from entente.gatherings import ical
from entente.gatherings.choices import GatheringState, GuestState
from entente.gatherings.models import Feed, Gathering, Guest
from entente.gatherings.queries import seen
from entente.members.viewers import viewers_of

BACK = timedelta(days=180)  # how far a feed looks back
MOST = 2000
_SALT = "gatherings.calendar"


def address_of(feed: Feed) -> str:
    """Made of the row and the installation's key: neither a copy of the database nor a guess opens it."""
    return settings.BASE_URL + reverse("gatherings:feed", args=[_code(feed)])


def behind(code: str) -> Feed | None:
    """The live calendar an address names; whoever can no longer sign in has none."""
    number = code.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    found = Feed.objects.select_related("person__account").filter(pk=int(number), ended_at=None).first()
    if found is None or not constant_time_compare(_code(found), code) or not _may_sign_in(found):
        return None
    return found


def written(feed: Feed, name: str, at: datetime) -> bytes:
    """By what the person may see today: whoever left an organisation or a group no longer finds what is shared there."""
    opens = keys(viewers_of([feed.person_id])[feed.person_id])
    found = _lasting(seen(opens), at)
    found = found.filter(home_key=feed.home_key) if feed.home_key else found.filter(_own(feed.person_id))
    mine = Prefetch("guests", Guest.objects.filter(person=feed.person_id), to_attr="mine")
    pairs = [(gathering, next(iter(gathering.mine), None)) for gathering in found.prefetch_related(mine)[:MOST]]
    return ical.feed(f"{name}: {feed.label or _('my gatherings')}", pairs)


def public(name: str, at: datetime) -> bytes:
    """What everyone may see."""
    return ical.feed(name, [(gathering, None) for gathering in _lasting(seen(keys(VISITOR)), at)[:MOST]])


def alone(gathering: Gathering, guest: Guest | None) -> bytes:
    """One gathering as a file, as the guest sees it."""
    return ical.feed("", [(gathering, guest)])


def _lasting(found: QuerySet[Gathering], at: datetime) -> QuerySet[Gathering]:
    return found.exclude(state=GatheringState.DRAFT).filter(announced_at__isnull=False, ends_at__gt=at - BACK).order_by("starts_at", "pk")


def _own(person: int) -> Q:
    invited = Guest.objects.filter(person=person).exclude(state=GuestState.DECLINED).values("gathering")
    return Q(pk__in=invited) | Q(organiser=person)


def _code(feed: Feed) -> str:
    return f"{feed.pk}-{salted_hmac(_SALT, f'{feed.pk}.{feed.secret}', algorithm='sha256').hexdigest()[:40]}"


def _may_sign_in(feed: Feed) -> bool:
    account = getattr(feed.person, "account", None)
    return account is not None and account.is_active
