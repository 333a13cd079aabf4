"""Mails of this room: who reviews hears of what waits, who shared of what became of it, who needs of what fits."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.exchange import queries
from entente.exchange.models import Need, Practice, Question, Reuse, Suggestion
from entente.exchange.notices import ALERT, CIRCLE, REUSE, REVIEW
from entente.notices import actions as notices
from entente.notices.actions import Own
from entente.notices.references import Reference
from entente.people.models import Person

Shared = Practice | Need | Question | Reuse


def reference(row: Shared) -> Reference:
    return Reference(room="exchange", noun=row._meta.model_name or "", id=row.pk, label=str(row))


def tell_reviewers(practice: Practice, title: str, *, by: Person, at: datetime) -> None:
    people = queries.reviewers(_day(at)) - {by.pk}
    body = _("%(organisation)s hands it in. Read it, then publish it or send it back with a word why.")
    _tell(REVIEW, practice, people, _("To review: %(title)s") % {"title": title}, body % {"organisation": practice.organisation}, by, at)


def tell_authors(practice: Practice, subject: str, body: str, *, by: Person, at: datetime) -> None:
    people = queries.speakers(practice.organisation_id, _day(at)) - {by.pk}
    _tell(REVIEW, practice, people, subject, body, by, at)


def tell_need(need: Need, fitting: Mapping[int, Collection[Suggestion]], *, at: datetime) -> None:
    """`fitting`: by person what it may see; nobody is told of what it may not."""
    own = {person: Own(_listed(need, found)) for person, found in fitting.items() if found}
    if own:
        subject = _("It fits your need “%(title)s”") % {"title": need.title}
        notices.tell(ALERT, to=own, subject=subject, body="", by=None, at=at, reference=reference(need), own=own)


def tell_circle(question: Question, people: Collection[int], subject: str, bodies: Mapping[int, str], *, at: datetime) -> None:
    """Each with its own links. Nobody is named as its sender, since who asks may not want to be."""
    own = {person: Own(bodies[person]) for person in people}
    if own:
        notices.tell(CIRCLE, to=own, subject=subject, body="", by=None, at=at, reference=reference(question), own=own)


def tell_sides(reuse: Reuse, organisation: int, subject: str, body: str, *, by: Person, at: datetime) -> None:
    people = queries.speakers(organisation, _day(at)) - {by.pk}
    _tell(REUSE, reuse, people, subject, body, by, at)


def _listed(need: Need, found: Collection[Suggestion]) -> str:
    lines = [f"- [{one.practice.title}]({one.practice.get_absolute_url()})" for one in found]
    return "\n".join([*lines, "", f"[{_('Why, and what else fits')}]({need.get_absolute_url()})"])


def _tell(kind: str, row: Practice | Reuse, people: Collection[int], subject: str, body: str, by: Person, at: datetime) -> None:
    if people:
        text = f"{body}\n\n[{_('Open it')}]({row.get_absolute_url()})"
        notices.tell(kind, to=people, subject=subject, body=text, by=by, at=at, reference=reference(row))


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
