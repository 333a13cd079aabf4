"""A consortium going out: its roles with who holds them, or was asked."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from entente.consortia.models import Board

COLUMNS = ("role", "work", "kind", "expertise", "organisation", "country", "state", "asked_at", "answered_at")


def rows(board: Board) -> Iterator[tuple[Any, ...]]:
    """A row for each holder, each invitation, and each free role to which nobody was asked. Four queries."""
    for role in _roles(board):
        about = (role.name, role.work, role.get_kind_display() if role.kind else "", ", ".join(one.name for one in role.expertise.all()))
        invitations = list(role.invitations.all())
        if role.holder and not any(one.state == "accepted" for one in invitations):
            yield (*about, role.holder.name, role.holder.country_id, "holds", None, None)
        for one in invitations:
            yield (*about, one.organisation.name, one.organisation.country_id, one.state, one.invited_at, one.answered_at)
        if not role.holder and not invitations:
            yield (*about, "", "", "free", None, None)


def as_json(board: Board, at: datetime) -> dict[str, Any]:
    return {
        "topic": board.topic.code,
        "title": board.title,
        "summary": board.summary,
        "coordinator": board.owner.name,
        "is_fictional": board.is_fictional,
        "rules": {"countries": board.countries, "in_member_states": board.in_member_states, "sme_share_per_cent": board.sme_share},
        "closes_on": board.closes_on,
        "exported_at": at,
        "seats": [dict(zip(COLUMNS, row, strict=True)) for row in rows(board)],
    }


def _roles(board: Board) -> Any:
    return board.roles.select_related("holder").prefetch_related("expertise", "invitations__organisation").order_by("position")
