"""From proposed to done: each turn leads from certain states to one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line
from entente.people.models import Person
from entente.programme.actions.finding import index_initiative, reason
from entente.programme.actions.refusals import CannotPropose
from entente.programme.actions.telling import tell_moved
from entente.programme.choices import NEXT, Turn
from entente.programme.models import Initiative


@transaction.atomic
def move(initiative: Initiative, turn: str, *, because: str = "", by: Person, at: datetime) -> Initiative:
    """Stopping says why; done is what has no open milestone left."""
    entry = record.open()
    row = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    before, after = NEXT[Turn(turn)]
    if row.state not in before:
        said = {"title": row, "state": row.get_state_display().lower()}
        raise CannotPropose(_("“%(title)s” is %(state)s; this cannot be done now. Look at its page, it has moved on.") % said)
    if turn == Turn.FINISH:
        _refuse_open(row)
    row.because = reason(because, CannotPropose) if turn == Turn.STOP else one_line(because, 500)
    row.state, row.adopted_at = after, at if turn == Turn.ADOPT else row.adopted_at
    row.save(update_fields=["state", "because", "adopted_at"])
    index_initiative(row)
    entry.enter("programme.moved", row, by=by, organisation=row.lead, because=row.because, after={"state": row.state})
    tell_moved(row, by=by, at=at)
    return row


def _refuse_open(row: Initiative) -> None:
    open_ones = list(row.milestones.filter(done_on=None).order_by("due_on").values_list("title", flat=True))
    if open_ones:
        said = ", ".join(f"“{title}”" for title in open_ones[:3])
        raise CannotPropose(_("Not reached yet: %(titles)s. Say when they were, or stop the initiative.") % {"titles": said})
