"""Mails of the agenda: who is asked to assess topics, what came out, which watched call closes soon."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.agenda.models import CallTopic, Round
from entente.agenda.notices import DEADLINE, PANEL
from entente.notices import actions as notices
from entente.notices.references import Reference
from entente.people.models import Person


def reference(row: Round) -> Reference:
    return Reference(room="agenda", noun="round", id=row.pk, label=row.title)


def tell_panel(row: Round, people: Collection[int], *, by: Person, at: datetime) -> None:
    said = {"title": row.title, "day": date_format(row.closes_on, "j F Y"), "n": row.questions}
    words = _(
        "You are asked which topics come first. It takes about five minutes, on a phone too, and you may stop and go on until %(day)s."
    )
    if row.after_id:
        words = _("The group's answer of the first round stands beside each question now; look at yours again until %(day)s.")
    _tell(row, people, _("%(title)s: your view, please") % said, words % said, _("Begin"), reverse("agenda:answer", args=[row.pk]), by, at)


def tell_waiting(row: Round, people: Collection[int], *, by: Person, at: datetime) -> None:
    said = {"title": row.title, "day": date_format(row.closes_on, "j F Y")}
    words = _("Your answers to “%(title)s” are still missing. What you answered so far is kept; go on until %(day)s.") % said
    subject = _("%(title)s: until %(day)s") % said
    _tell(row, people, subject, words, _("Go on"), reverse("agenda:answer", args=[row.pk]), by, at)


def tell_closed(row: Round, people: Collection[int], *, by: Person, at: datetime) -> None:
    words = _("Thank you for answering. The ranking says of every place how sure it is.")
    _tell(row, people, _("%(title)s: what came out") % {"title": row.title}, words, _("See the ranking"), row.get_absolute_url(), by, at)


def tell_deadline(call: CallTopic, people: Collection[int], *, at: datetime) -> None:
    said = {"title": call.title, "code": call.code, "day": date_format(call.deadline_on, "j F Y") if call.deadline_on else ""}
    subject = _("%(code)s closes on %(day)s") % said
    body = _("“%(title)s” closes on %(day)s, as its source says; check the funder's page.") % said
    body = f"{body}\n\n[{_('Open the call')}]({call.get_absolute_url()})"
    about = Reference(room="agenda", noun="call", id=call.pk, label=call.code)
    notices.tell(DEADLINE, to=people, subject=subject, body=body, by=None, at=at, reference=about)


def _tell(row: Round, people: Collection[int], subject: str, words: str, link: str, address: str, by: Person, at: datetime) -> None:
    if told := set(people) - {by.pk}:
        notices.tell(PANEL, to=told, subject=subject, body=f"{words}\n\n[{link}]({address})", by=by, at=at, reference=reference(row))
