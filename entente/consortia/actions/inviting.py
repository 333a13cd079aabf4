"""Invitations: asked, answered, taken back. Whoever says yes holds the role from then on."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.consortia.actions import letters
from entente.consortia.actions.boards import held
from entente.consortia.actions.refusals import CannotInvite
from entente.consortia.choices import Answer, InvitationState
from entente.consortia.models import Board, Invitation, Role
from entente.engine.signs import one_line, readable
from entente.members.models import Organisation
from entente.members.queries import parents_on
from entente.people.models import Person


@transaction.atomic
def invite(role: Role, organisation: Organisation, *, words: str = "", by: Person, at: datetime) -> Invitation:
    """Who speaks for it is asked by mail, where anybody here does."""
    entry = record.open()
    board = held(role.board)
    row = Role.objects.select_for_update(of=("self",)).get(pk=role.pk)
    _refuse(board, row, organisation, at)
    if row.invitations.filter(organisation=organisation, state=InvitationState.OPEN).exists():
        raise CannotInvite(_("%(name)s is asked already and has not answered yet.") % {"name": organisation})
    said = readable(words).strip()[:2000]
    made = Invitation.objects.create(role=row, organisation=organisation, words=said, invited_by=by, invited_at=at)
    entry.enter("consortia.invited", made, by=by, organisation=board.owner, after={"board": str(board)})
    letters.ask(made, board, at=at)
    return made


@transaction.atomic
def answer(invitation: Invitation, said: str, *, because: str = "", by: Person, at: datetime) -> Invitation:
    entry = record.open()
    board = held(invitation.role.board)
    row = _open(invitation)
    if said == Answer.ACCEPT:
        _refuse(board, row.role, row.organisation, at)
        row.role.holder = row.organisation
        row.role.save(update_fields=["holder"])
    _settled(row, InvitationState.ACCEPTED if said == Answer.ACCEPT else InvitationState.DECLINED, because, by, at)
    entry.enter(f"consortia.{row.state}", row, by=by, organisation=row.organisation, because=row.because, after={"board": str(board)})
    letters.answered(row, board, by=by, at=at)
    return row


@transaction.atomic
def withdraw(invitation: Invitation, *, because: str = "", by: Person, at: datetime) -> Invitation:
    entry = record.open()
    row = _open(invitation)
    board = row.role.board
    _settled(row, InvitationState.WITHDRAWN, because, by, at)
    entry.enter("consortia.withdrawn", row, by=by, organisation=board.owner, because=row.because, after={"board": str(board)})
    return row


def _open(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("role__board__owner", "organisation")
    row = rows.get(pk=invitation.pk)
    if row.state != InvitationState.OPEN:
        raise CannotInvite(_("This was answered already: %(state)s.") % {"state": row.get_state_display().lower()})
    return row


def _settled(row: Invitation, state: str, because: str, by: Person, at: datetime) -> None:
    row.state, row.because, row.answered_by, row.answered_at = state, one_line(because, 500), by, at
    row.save(update_fields=["state", "because", "answered_by", "answered_at"])


def _refuse(board: Board, role: Role, organisation: Organisation, at: datetime) -> None:
    """The rules that hold for each seat by itself: a free one, and nobody twice, alone or through a group of owners."""
    if role.holder_id:
        raise CannotInvite(_("“%(role)s” is taken by now; ask for another role.") % {"role": role})
    if board.is_fictional != organisation.is_fictional:
        raise CannotInvite(_("Fictional and real organisations do not sit together."))
    parents = parents_on(timezone.localdate(at))
    sitting = {parents.get(pk, pk): pk for pk in board.roles.exclude(holder=None).values_list("holder", flat=True)}
    same = sitting.get(parents.get(organisation.pk, organisation.pk))
    if same == organisation.pk:
        raise CannotInvite(_("%(name)s holds a role here already.") % {"name": organisation})
    if same is not None:
        said = {"name": organisation, "other": Organisation.objects.get(pk=same)}
        raise CannotInvite(_("%(name)s and %(other)s belong to one group; two of one group do not count as independent.") % said)
