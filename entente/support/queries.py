"""Reads about support. Each goes through `visible`, with the keys of whoever looks: `members.viewers.keys_of(user)`."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from entente.engine import workdays
from entente.members.access import SPEAKING
from entente.members.models import Delegation, Organisation
from entente.members.queries import members_on
from entente.people.choices import Permission
from entente.people.models import Holding
from entente.search.queries import matching, visible
from entente.support.choices import RequestState, SupportKind
from entente.support.models import Answer, ClosedDay, Message, NameUse, Promise, Request

NOUN = "support.request"
SHIPPED_DAYS = {
    SupportKind.LETTER.value: 10,
    SupportKind.DISSEMINATION.value: 5,
    SupportKind.SPEAKER.value: 10,
    SupportKind.PARTNERS.value: 15,
    SupportKind.NAME.value: 10,
}
LATELY = timedelta(days=60)
Keys = Iterable[str]


def seen(keys: Keys) -> QuerySet[Request]:
    return Request.objects.filter(pk__in=visible(NOUN, keys)).select_related("organisation", "asked_by", "owner", "answer")


def listed(
    keys: Keys, *, words: str = "", kind: str = "", owner: int | None = None, organisations: Collection[int] | None = None
) -> QuerySet[Request]:
    found = seen(keys)
    if words:
        found = found.filter(pk__in=matching(NOUN, words))
    if kind:
        found = found.filter(kind=kind)
    if owner is not None:
        found = found.filter(owner=owner)
    return found if organisations is None else found.filter(organisation__in=organisations)


def on_the_desk(requests: QuerySet[Request]) -> list[Request]:
    """What is open, what is due first before the rest."""
    return list(requests.open().order_by("due_on", "pk"))  # type: ignore[attr-defined]


def ended(requests: QuerySet[Request], last: int | None = None) -> QuerySet[Request]:
    """What has ended, the latest first, after the request that ended the page before."""
    found = requests.filter(ended_at__isnull=False)
    if last is not None and (end := Request.objects.filter(pk=last).values_list("ended_at", flat=True).first()):
        found = found.filter(Q(ended_at__lt=end) | Q(ended_at=end, pk__lt=last))
    return found.order_by("-ended_at", "-pk")


def messages_of(request: Request) -> list[Message]:
    return list(request.messages.select_related("by").order_by("pk"))


def answer_of(request: Request) -> Answer | None:
    return Answer.objects.select_related("request", "changed_by", "signed_off_by").filter(request=request).first()


def uses(keys: Keys) -> QuerySet[NameUse]:
    """The register of the use of the name, the latest first."""
    rows = NameUse.objects.known().filter(request__in=visible(NOUN, keys)).select_related("organisation", "request")
    found: QuerySet[NameUse] = rows.order_by("-from_on", "-pk")
    return found


def answerers(day: date) -> frozenset[int]:
    """Whoever answers for the partnership, by today's roles."""
    rows = Holding.objects.known().on(day).select_related("role")
    return frozenset(row.person_id for row in rows if Permission.SUPPORT_ANSWER in row.role.permissions)


def speakers(organisation: int, day: date) -> frozenset[int]:
    """Whoever speaks for a member on the day."""
    rows = Delegation.objects.known().on(day).filter(organisation=organisation, role__in=SPEAKING)
    return frozenset(rows.values_list("person_id", flat=True))


def to_be_told(request: Request, day: date) -> frozenset[int]:
    """Who asked, as long as it speaks for the member; else all who do."""
    found = speakers(request.organisation_id, day)
    return found & {request.asked_by_id} or found


def asking_members(organisations: Collection[int], day: date) -> list[Organisation]:
    return list(members_on(day).filter(pk__in=organisations).order_by("name_key"))


def promised_days(day: date) -> dict[str, int]:
    """Within how many working days each kind is answered when it is asked on a day."""
    set_here = Promise.objects.known().on(day).values_list("kind", "working_days")
    return SHIPPED_DAYS | dict(set_here)


def closed_days(since: date) -> frozenset[date]:
    return frozenset(ClosedDay.objects.filter(on__gte=since).values_list("on", flat=True))


def promised_on(kind: str, day: date) -> date:
    return workdays.after(day, promised_days(day)[kind], closed_days(day))


def last_signatory() -> tuple[str, str]:
    """Who signed the last letter, and as what: who will sign the next is most likely the same."""
    found = Answer.objects.exclude(signatory="").order_by("-changed_at").values_list("signatory", "signatory_role").first()
    return (found[0], found[1]) if found else ("", "")


def initiatives_of(organisations: Collection[int]) -> list[str]:
    """What these organisations called their initiatives before, to choose from."""
    rows = Request.objects.filter(organisation__in=organisations).exclude(initiative_key="").order_by("-pk")[:200]
    return sorted({str(row.initiative["label"]) for row in rows})


def answered_lately(keys: Keys, day: date) -> list[Request]:
    """For the member that has not said whether the answer suffices."""
    return list(seen(keys).filter(state=RequestState.ANSWERED, closed_at=None, ended_at__date__gte=day - LATELY).order_by("-ended_at"))
