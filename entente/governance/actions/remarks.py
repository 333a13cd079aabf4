"""What people say of an action while it is open: how far it is, what stands in its way. From its page, or from the mail."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entente import record
from entente.documents.text import escaped
from entente.engine.marking import may_see
from entente.governance.actions.refusals import CannotMakeAction
from entente.governance.actions.reminders import ACTION, named, subject_of
from entente.governance.actions.sharing import shared as given_to
from entente.governance.models import ActionPoint, Remark
from entente.members.viewers import viewers_of
from entente.notices.actions import tell
from entente.notices.days import day_of
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight

MOST = 2000


@transaction.atomic
def remark(point: ActionPoint, words: str, *, by: Person, at: datetime) -> Remark:
    """It stands with the action; its owner and whoever made it are told, but who says it."""
    entry = record.open()
    current = ActionPoint.objects.select_for_update(of=("self",)).select_related("body", "owner").get(pk=point.pk)
    if not current.is_open:
        raise CannotMakeAction(_("This action is closed already: %(state)s.") % {"state": current.get_state_display().lower()})
    words = words.replace("\r\n", "\n").strip()[:MOST]
    if not words:
        raise CannotMakeAction(_("Nothing is written yet. Write it, then send it."))
    made = Remark.objects.create(point=current, person=by, words=words, at=at)
    entry.enter("governance.action_remarked", current, by=by, after={"remark": made.pk})
    _tell(current, made, by, at)
    return made


def _tell(point: ActionPoint, made: Remark, by: Person, at: datetime) -> None:
    shared = given_to(point.body, point.marking, [point.owner_id, point.made_by_id])
    viewers = viewers_of({one for one in (point.owner_id, point.made_by_id) if one and one != by.pk}, day_of(at))
    to = [person for person, viewer in viewers.items() if may_see(viewer, shared)]
    if not to:
        return
    quoted = "" if point.marking == TrafficLight.RED else "\n".join(f"> {line}" for line in escaped(made.words).splitlines())
    said = _("%(person)s says of %(action)s:") % {"person": escaped(by.name), "action": named(point)}
    body = "\n\n".join(filter(None, [said, quoted, f"[{_('To the action')}]({reverse('governance:action', args=[point.pk])})"]))
    subject = _("About an action of %(body)s") % {"body": point.body}
    tell(ACTION, to=to, subject=subject, body=body, by=by, at=at, reference=subject_of(point), shared=shared, reply_to=by.email)
