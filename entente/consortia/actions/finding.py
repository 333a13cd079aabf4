"""What several actions here need: a reason in words, the index in step."""

from django.utils.translation import gettext as _

from entente.consortia.actions.refusals import CannotKeep
from entente.consortia.models import Board
from entente.engine.signs import one_line
from entente.search.actions import drop, put

NOUN = "consortia.board"


def reason(because: str) -> str:
    if said := one_line(because, 500):
        return said
    raise CannotKeep(_("Say in a word why."))


def index(board: Board) -> None:
    """Found while it is open."""
    if board.is_open:
        put(NOUN, [(board.pk, f"{board.title}\n{board.topic.code} {board.topic.title}\n{board.owner}\n{board.summary}")])
    else:
        drop(NOUN, [board.pk])
