"""Who may: the community reads boards; the owner's speakers and the office keep one; the invited answer for themselves."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.consortia.models import Board, Invitation, Role
from entente.consortia.queries.people import speakers
from entente.members.access import SPEAKING, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.members.viewers import viewer_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account

Row = TypeVar("Row")
EVERY = frozenset(DelegationRole)


def keeps_all(user: User) -> bool:
    return people.may(user, Permission.CONSORTIA_KEEP)


def oversees(user: User) -> bool:
    """Sees every board's invitations: the office, and the auditor to read."""
    return keeps_all(user) or people.may(user, Permission.RECORD_READ)


def boards(user: User) -> QuerySet[Board]:
    """All of them for the community, the office and the auditor; whoever was asked sees the one it was asked to."""
    viewer = viewer_of(user)
    if viewer.in_community or viewer.is_custodian or oversees(user):
        return Board.objects.all()
    own = organisations_of(user, EVERY)
    return Board.objects.filter(Q(owner__in=own) | Q(roles__invitations__organisation__in=own)).distinct() if own else Board.objects.none()


def board_to_read(user: User, pk: int) -> Board:
    return _found(boards(user).select_related("topic", "owner__country").filter(pk=pk).first())


def keeps(user: User, board: Board) -> bool:
    return keeps_all(user) or board.owner_id in organisations_of(user, SPEAKING)


def sees_inside(user: User, board: Board) -> bool:
    """Who was asked and what was answered."""
    return oversees(user) or board.owner_id in organisations_of(user, EVERY)


def board_to_keep(user: User, pk: int) -> Board:
    found = board_to_read(user, pk)
    if not keeps(user, found):
        raise PermissionDenied(_("Only those who speak for %(name)s and the office do this.") % {"name": found.owner})
    return found


def board_to_look_into(user: User, pk: int) -> Board:
    """Suggestions and the export: the owner's people, the office, the auditor."""
    found = board_to_read(user, pk)
    if not sees_inside(user, found):
        raise PermissionDenied(_("Only the people of %(name)s and the office see this.") % {"name": found.owner})
    return found


def role_to_keep(user: User, pk: int) -> Role:
    found = _found(Role.objects.select_related("board", "holder").filter(pk=pk, board__in=boards(user)).first())
    board_to_keep(user, found.board_id)
    return found


def owners_for(user: User) -> list[Organisation]:
    """The members that the user may open a board for."""
    own = organisations_of(user, SPEAKING)
    return list(members_on(timezone.localdate()).filter(pk__in=own).order_by("name_key")) if own else []


def opener_for(user: User, owner: Organisation) -> Account:
    if isinstance(user, Account) and (keeps_all(user) or owner.pk in organisations_of(user, SPEAKING)):
        return user
    raise PermissionDenied(_("Only those who speak for the coordinator and the office open a board."))


def invitations(user: User) -> QuerySet[Invitation]:
    """Of its own organisations, to its own boards; the office and the auditor see all."""
    if oversees(user):
        return Invitation.objects.all()
    own = organisations_of(user, EVERY)
    return Invitation.objects.filter(Q(organisation__in=own) | Q(role__board__owner__in=own)) if own else Invitation.objects.none()


def invitation_to_read(user: User, pk: int) -> Invitation:
    rows = invitations(user).select_related("role__board__topic", "role__board__owner", "organisation")
    return _found(rows.filter(pk=pk).first())


def answers(user: User, invitation: Invitation) -> bool:
    return invitation.organisation_id in organisations_of(user, SPEAKING)


def invitation_to_answer(user: User, pk: int) -> Invitation:
    """Who speaks for the organisation that is asked. Where nobody here does, the board's owner notes what it said elsewhere."""
    found = invitation_to_read(user, pk)
    if not (answers(user, found) or notes_answer(user, found)):
        raise PermissionDenied(_("Only those who speak for %(name)s answer this.") % {"name": found.organisation})
    return found


def notes_answer(user: User, invitation: Invitation) -> bool:
    return keeps(user, invitation.role.board) and not speakers([invitation.organisation_id], timezone.localdate())


def invitation_to_withdraw(user: User, pk: int) -> Invitation:
    found = invitation_to_read(user, pk)
    board_to_keep(user, found.role.board_id)
    return found


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
