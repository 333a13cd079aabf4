"""What is said to people about invitations: who is asked, each with links of its own; what was answered."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.consortia.choices import Answer, InvitationState
from entente.consortia.models import Board, Invitation
from entente.consortia.notices import ANSWERED, INVITED
from entente.consortia.queries.people import speakers
from entente.notices.actions import Own, links, tell
from entente.notices.references import Reference
from entente.people.models import Person

ANSWER = "consortia.answer"  # the kind of link
LASTS = timedelta(days=60)


def ask(made: Invitation, board: Board, *, at: datetime) -> None:
    """Everybody who speaks for the organisation; the first answer counts."""
    to = speakers([made.organisation_id], timezone.localdate(at)) - {made.invited_by_id}
    if not to:
        return
    said = {"owner": board.owner, "name": made.organisation, "role": made.role, "topic": board.topic, "title": board}
    body = _("%(owner)s asks %(name)s to take the role “%(role)s” in the consortium “%(title)s” for %(topic)s.") % said
    words = f"\n\n> {' '.join(made.words.split())}" if made.words else ""
    page = f"\n\n{_('The board, and an answer in your own words')}: {reverse('consortia:invitation', args=[made.pk])}"
    subject = Reference(room="consortia", noun="invitation", id=made.pk, label=_("%(role)s in “%(title)s”") % said)
    made_links = links(ANSWER, subject, to, [(one.value, str(one.label)) for one in Answer], lasts=LASTS, at=at)
    own = {person: Own(f"{body}{words}\n\n[{_('Accept or decline')}]({address}){page}") for person, address in made_links.items()}
    tell(
        INVITED,
        to=own,
        own=own,
        subject=_("%(owner)s asks you into a consortium for %(topic)s") % said,
        body="",
        by=made.invited_by,
        at=at,
        reference=reference_of(board),
        reply_to=made.invited_by.email,
    )


def answered(row: Invitation, board: Board, *, by: Person, at: datetime) -> None:
    """To who asked, and whoever speaks for the coordinator."""
    to = (speakers([board.owner_id], timezone.localdate(at)) | {row.invited_by_id}) - {by.pk}
    if not to:
        return
    said = {"name": row.organisation, "role": row.role, "because": row.because}
    yes, no = _("%(name)s takes the role “%(role)s”."), _("%(name)s does not take the role “%(role)s”. %(because)s")
    words = (yes if row.state == InvitationState.ACCEPTED else no) % said
    tell(
        ANSWERED,
        to=to,
        subject=words.strip()[:200],
        body=f"{words}\n\n{board.get_absolute_url()}",
        by=by,
        at=at,
        reference=reference_of(board),
    )


def reference_of(board: Board) -> Reference:
    return Reference(room="consortia", noun="board", id=board.pk, label=board.title)
