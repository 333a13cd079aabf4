"""A board of each side with a free role, and one to which an organisation of that side is asked."""

from typing import Any

from django.utils import timezone

from entente.consortia import actions
from entente.consortia.actions import Need, Wanted
from tests.factories.consortia import topic
from tests.factories.members import member

NOUNS = {
    ("consortia", "board_id"): "board",
    ("consortia", "role_id"): "consortium-role",
    ("consortia", "invitation_id"): "consortium-invitation",
    **{(f"consortia:{name}", "pk"): "board" for name in ("board", "change", "close", "suggestions", "export", "new-role")},
    **{(f"consortia:{name}", "pk"): "consortium-role" for name in ("change-role", "drop-role", "free-role", "invite")},
    **{(f"consortia:{name}", "pk"): "consortium-invitation" for name in ("invitation", "withdraw")},
}


def build(world: Any) -> None:
    office, now = world.things["second", "own"].person, timezone.now()
    for side in ("own", "foreign"):
        one = world.things["organisation", side]
        board = actions.open_board(Need(topic(), f"Beacon {side}", "Early warning for ports.", countries=2), one, by=office, at=now)
        role = actions.add_role(board, Wanted("Pilot port"), by=office, at=now)
        asking = actions.open_board(Need(topic(), f"Asking {side}", "Early warning for ports."), member(), by=office, at=now)
        seat = actions.add_role(asking, Wanted("Pilot"), by=office, at=now)
        world.things |= {
            ("board", side): board,
            ("consortium-role", side): role,
            ("consortium-invitation", side): actions.invite(seat, one, by=office, at=now),
        }
