"""Who may do what in a body: chairs and vice-chairs lead it, its secretary keeps its papers with them, the office keeps every one."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.governance.choices import CHAIRING, KEEPING, MandateRole
from entente.governance.models import Body, Mandate
from entente.members.viewers import viewer_of, viewers_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission, RoleCode
from entente.people.models import Account, Person


def seats_of(user: User) -> list[Mandate]:
    """The user's mandates of today; asked once per request, so one that ends takes its rights with it at once."""
    if not isinstance(user, Account) or not user.is_active:
        return []
    held: list[Mandate] | None = getattr(user, "_seats", None)
    if held is None:
        held = list(Mandate.objects.sitting(timezone.localdate()).filter(person=user.person_id))
        user._seats = held  # type: ignore[attr-defined]
    return held


def keeps_all(user: User) -> bool:
    """The office."""
    return people.may(user, Permission.GROUPS_KEEP)


def leads(user: User, body: int) -> bool:
    """Who answers those who ask to join, offers seats and ends them."""
    return keeps_all(user) or _holds(user, body, CHAIRING)


def keeps(user: User, body: int) -> bool:
    """Who files papers, arranges meetings, keeps the agenda and writes minutes."""
    return keeps_all(user) or _holds(user, body, KEEPING)


def body_to_read(slug: str, day: date | None = None) -> Body:
    """Everyone may know that a body is there, what for and who chairs it."""
    found = Body.objects.named(day or timezone.localdate()).select_related("parent").filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def body_to_lead(user: User, slug: str) -> Body:
    body = body_to_read(slug)
    if not leads(user, body.pk):
        raise PermissionDenied(_("Only the chairs of %(body)s and the office do this.") % {"body": body})
    return body


def body_to_keep(user: User, slug: str) -> Body:
    body = body_to_read(slug)
    if not keeps(user, body.pk):
        raise PermissionDenied(_("Only the chairs and the secretary of %(body)s and the office do this.") % {"body": body})
    return body


def body_to_settle(user: User, slug: str) -> Body:
    """For the office: names, chairs, rules, dissolution."""
    people.require(user, Permission.GROUPS_KEEP)
    return body_to_read(slug)


def sees_inside(user: User, body: int) -> bool:
    """Who is told how people came and went on any day: those who lead it, and who reads the record."""
    return leads(user, body) or people.may(user, Permission.RECORD_READ)


def sees_people(user: User, body: int | None = None) -> bool:
    """Who is told who sits where, on any day: the community, the office and auditors, and whoever sits in the body."""
    viewer = viewer_of(user)
    return viewer.in_community or viewer.is_custodian or (body is not None and any(held.body_id == body for held in seats_of(user)))


def may_ask(user: User) -> bool:
    """Who may ask to join: the community, as far as it may change anything. A token has to carry the right to speak for organisations."""
    if not isinstance(user, Account) or not people.covers(user, Permission.ORGANISATION_SPEAK) or RoleCode.AUDITOR in people.roles_of(user):
        return False
    return viewers_of([user.person_id])[user.person_id].in_community


def may_comment(user: User) -> bool:
    """Whoever may read the document and may say anything: not auditors, and a token has to carry the right to speak."""
    return (
        isinstance(user, Account) and people.covers(user, Permission.ORGANISATION_SPEAK) and RoleCode.AUDITOR not in people.roles_of(user)
    )


def person_leads(person: Person, body: Body, day: date) -> bool:
    """The same for who comes by a link in a mail and is not signed in."""
    if Mandate.objects.sitting(day).filter(person=person, body=body, role__in=CHAIRING).exists():
        return True
    account = Account.objects.filter(person=person, is_active=True).first()
    return account is not None and people.may(account, Permission.GROUPS_KEEP)


def _holds(user: User, body: int, roles: frozenset[MandateRole]) -> bool:
    if not people.covers(user, Permission.GROUPS_KEEP):
        return False
    return any(held.body_id == body and held.role in roles for held in seats_of(user))
