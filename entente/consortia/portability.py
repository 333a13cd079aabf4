"""What this room keeps about a person: boards it opened, whom it asked, what it answered."""

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.consortia.models import Board, Invitation
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    opened = Board.objects.filter(opened_by=person_id).select_related("topic").order_by("pk")
    mine = Invitation.objects.filter(Q(invited_by=person_id) | Q(answered_by=person_id))
    rows = mine.select_related("organisation", "role__board").order_by("pk")
    lines = [
        (one.role.board.title, one.role.name, one.organisation.name, one.words, one.invited_at, one.state, one.answered_at) for one in rows
    ]
    return [
        Section(
            _("Boards for consortia you opened"), ("topic", "title", "at"), [(row.topic.code, row.title, row.opened_at) for row in opened]
        ),
        Section(
            _("Invitations to consortia you sent or answered"),
            ("board", "role", "organisation", "words", "invited_at", "state", "answered_at"),
            lines,
        ),
    ]
