"""Boards: opened for a member, changed and closed by its speakers and the office."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.consortia.actions.finding import index, reason
from entente.consortia.actions.refusals import CannotKeep
from entente.consortia.choices import InvitationState
from entente.consortia.models import Board, Invitation, Role
from entente.engine.signs import one_line, readable
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.people.models import Person
from entente.projects.models import Topic


@dataclass(frozen=True, slots=True)
class Need:
    """What is wanted, and the rules that no consortium may break."""

    topic: Topic
    title: str
    summary: str
    countries: int = 3
    in_member_states: int = 1
    sme_share: int = 0
    closes_on: date | None = None


@transaction.atomic
def open_board(need: Need, owner: Organisation, *, by: Person, at: datetime) -> Board:
    """With the coordinator's role, held by its owner."""
    entry = record.open()
    if not members_on(timezone.localdate(at)).filter(pk=owner.pk).exists():
        raise CannotKeep(_("%(name)s is not a member today; boards are opened by members.") % {"name": owner})
    board = _written(Board(owner=owner, is_fictional=owner.is_fictional, opened_by=by, opened_at=at), need)
    Role.objects.create(board=board, position=1, name=_("Coordinator"), holder=owner)
    entry.enter("consortia.opened", board, by=by, organisation=owner, after=_told(need))
    return board


@transaction.atomic
def change_board(board: Board, need: Need, *, because: str, by: Person, at: datetime) -> Board:
    entry = record.open()
    row = held(board)
    why = reason(because)
    _written(row, need)
    entry.enter("consortia.changed", row, by=by, organisation=row.owner, because=why, after=_told(need))
    return row


@transaction.atomic
def close_board(board: Board, *, because: str, by: Person, at: datetime) -> Board:
    """What was not answered is not asked any more."""
    entry = record.open()
    row = held(board)
    row.because, row.closed_at = reason(because), at
    row.save(update_fields=["because", "closed_at"])
    open_ones = Invitation.objects.filter(role__board=row, state=InvitationState.OPEN)
    open_ones.update(state=InvitationState.WITHDRAWN, answered_by=by, answered_at=at)
    index(row)
    entry.enter("consortia.closed", row, by=by, organisation=row.owner, because=row.because)
    return row


def held(board: Board) -> Board:
    """Locked, and still open."""
    row = Board.objects.select_for_update(of=("self",)).select_related("owner", "topic").get(pk=board.pk)
    if not row.is_open:
        raise CannotKeep(_("“%(title)s” is closed; open a new board.") % {"title": row})
    return row


def _written(row: Board, need: Need) -> Board:
    title, summary = one_line(need.title, 200), readable(need.summary).strip()[:4000]
    if not title or not summary:
        raise CannotKeep(_("A board needs a title, and a few words on what the consortium would do."))
    if need.sme_share > 100 or need.countries > 40 or need.in_member_states > 40:
        raise CannotKeep(_("A share is at most 100 per cent, and nobody asks for more than 40 countries or seats."))
    for name in ("topic", "countries", "in_member_states", "sme_share", "closes_on"):
        setattr(row, name, getattr(need, name))
    row.title, row.summary = title, summary
    row.save()
    index(row)
    return row


def _told(need: Need) -> dict[str, object]:
    names = ("countries", "in_member_states", "sme_share", "closes_on")
    return {"topic": need.topic.code} | {name: getattr(need, name) for name in names}
