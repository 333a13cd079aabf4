"""Mails about initiatives: the office hears of what is proposed, its people of what becomes of it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.members.queries.confirmations import speakers
from entente.notices import actions as notices
from entente.people.models import Person
from entente.programme.models import Initiative
from entente.programme.notices import ANSWERED, PROPOSED
from entente.programme.queries.keeping import keepers


def tell_proposed(row: Initiative, *, by: Person, at: datetime) -> None:
    """Everybody who keeps the programme but who proposed it."""
    said = {"title": row.title, "lead": row.lead.name if row.lead else _("the partnership itself"), "by": by.name}
    subject = _("Proposed: “%(title)s”") % said
    body = _("%(by)s proposes “%(title)s”, led by %(lead)s.") % said
    _tell(PROPOSED, row, keepers(timezone.localtime(at).date()), subject, f"{body}\n\n> {row.summary[:600]}", by=by, at=at)


def tell_moved(row: Initiative, *, by: Person, at: datetime) -> None:
    """Who proposed it, and who speaks for its lead."""
    speaking = (
        speakers(timezone.localtime(at).date()).filter(organisation=row.lead_id).values_list("person", flat=True) if row.lead_id else ()
    )
    said = {"title": row.title, "state": row.get_state_display().lower()}
    subject = _("“%(title)s” is %(state)s") % said
    body = _("The initiative “%(title)s” is %(state)s now.") % said
    _tell(ANSWERED, row, {row.proposed_by_id, *speaking}, subject, f"{body}\n\n> {row.because}" if row.because else body, by=by, at=at)


def _tell(kind: str, row: Initiative, people: set[int], subject: str, body: str, *, by: Person, at: datetime) -> None:
    if to := people - {by.pk}:
        body = f"{body}\n\n[{_('Open the initiative')}]({row.get_absolute_url()})"
        notices.tell(kind, to=to, subject=subject, body=body, by=by, at=at, reference=row.reference)
