"""The roles of a board: what is needed, and who holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entente import record
from entente.consortia.actions.boards import held
from entente.consortia.actions.finding import reason
from entente.consortia.actions.refusals import CannotKeep
from entente.consortia.choices import InvitationState
from entente.consortia.models import Board, Invitation, Role
from entente.engine.signs import one_line, readable
from entente.people.models import Person
from entente.vocabulary.models import Expertise

MOST = 15


@dataclass(frozen=True, slots=True)
class Wanted:
    name: str
    work: str = ""
    kind: str = ""
    expertise: Sequence[Expertise] = ()


@transaction.atomic
def add_role(board: Board, wanted: Wanted, *, by: Person, at: datetime) -> Role:
    entry = record.open()
    row = held(board)
    if row.roles.count() >= MOST:
        raise CannotKeep(_("A board has at most %(most)d roles. Join two of them.") % {"most": MOST})
    last = row.roles.aggregate(last=Max("position"))["last"] or 0
    role = _written(Role(board=row, position=last + 1), wanted)
    entry.enter("consortia.role_added", role, by=by, organisation=row.owner, after=_told(wanted))
    return role


@transaction.atomic
def change_role(role: Role, wanted: Wanted, *, by: Person, at: datetime) -> Role:
    entry = record.open()
    row, board = _locked(role)
    _written(row, wanted)
    entry.enter("consortia.role_changed", row, by=by, organisation=board.owner, after=_told(wanted))
    return row


@transaction.atomic
def drop_role(role: Role, *, because: str, by: Person, at: datetime) -> None:
    """Nobody holds it and nobody is asked; the coordinator's stays."""
    entry = record.open()
    row, board = _locked(role)
    why = reason(because)
    if row.holder_id or row.invitations.filter(state=InvitationState.OPEN).exists():
        raise CannotKeep(_("Somebody holds “%(role)s” or was asked to. Take the invitation back, or free the role first.") % {"role": row})
    entry.enter("consortia.role_dropped", row, by=by, organisation=board.owner, because=why)
    row.delete()


@transaction.atomic
def free_role(role: Role, *, because: str, by: Person, at: datetime) -> Role:
    """Its holder leaves the consortium."""
    entry = record.open()
    row, board = _locked(role)
    why = reason(because)
    if row.holder_id is None or row.holder_id == board.owner_id:
        raise CannotKeep(_("Nobody holds “%(role)s”, or the coordinator does, who stays.") % {"role": row})
    Invitation.objects.filter(role=row, state=InvitationState.ACCEPTED).update(state=InvitationState.WITHDRAWN, because=why)
    row.holder = None
    row.save(update_fields=["holder"])
    entry.enter("consortia.role_freed", row, by=by, organisation=board.owner, because=why)
    return row


def _locked(role: Role) -> tuple[Role, Board]:
    board = held(role.board)
    return Role.objects.select_for_update(of=("self",)).get(pk=role.pk), board


def _written(row: Role, wanted: Wanted) -> Role:
    name = one_line(wanted.name, 120)
    if not name:
        raise CannotKeep(_("A role needs a name."))
    row.name, row.work, row.kind = name, readable(wanted.work).strip()[:1000], wanted.kind
    row.save()
    row.expertise.set(wanted.expertise)
    return row


def _told(wanted: Wanted) -> dict[str, object]:
    return {"kind": wanted.kind, "expertise": [one.pk for one in wanted.expertise]}
