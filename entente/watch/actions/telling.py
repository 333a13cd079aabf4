"""Mails about advisories: only to those who may see them, TLP:RED without a word of what it is about."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.engine.marking import Marking, may_see
from entente.governance.models import Mandate
from entente.members.access import SPEAKING
from entente.members.models import Delegation
from entente.members.viewers import viewers_of
from entente.notices import actions as notices
from entente.notices.actions import Own
from entente.notices.references import Reference
from entente.people.models import Person
from entente.watch.choices import Stance
from entente.watch.models import Advisory
from entente.watch.notices import ADVISORY

ANSWER = "watch.answer"
LASTS = timedelta(days=60)
BY_MAIL = (Stance.SEEN, Stance.NOT_AFFECTED, Stance.AT_WORK)


def reference(row: Advisory) -> Reference:
    """Without its title: a reference outlives the marking."""
    return Reference(room="watch", noun="advisory", id=row.pk, label=str(row))


def tell_published(row: Advisory, *, by: Person, at: datetime) -> None:
    """Who is asked, who sits in the circle, and the persons named; each only while the marking lets it see the advisory."""
    day = timezone.localtime(at).date()
    asked = answerers(row, day)
    people = may_be_told(row, (asked | _seated(row, day) | row.recipients.persons) - {by.pk}, day)
    if not people:
        return
    body = _body(row)
    own = {}
    if asked & people:
        choices = [(one.value, str(one.label)) for one in BY_MAIL]
        made = notices.links(ANSWER, reference(row), asked & people, choices, lasts=LASTS, at=at)
        own = {person: Own(f"{body}\n\n[{_('Answer from here')}]({address})") for person, address in made.items()}
    notices.tell(ADVISORY, to=people, subject=_subject(row), body=body, by=by, at=at, reference=reference(row), own=own, shared=row.shared)


def answerers(row: Advisory, day: date) -> frozenset[int]:
    """Whoever speaks for an organisation that has not answered."""
    open_ = row.asked.filter(stance="", due_on__isnull=False).values("organisation")
    rows = Delegation.objects.known().on(day).filter(organisation__in=open_, role__in=SPEAKING)
    return frozenset(rows.values_list("person_id", flat=True))


def may_be_told(row: Advisory, people: Collection[int], day: date) -> frozenset[int]:
    shared = row.shared
    return frozenset(person for person, viewer in viewers_of(people, day).items() if may_see(viewer, shared))


def _seated(row: Advisory, day: date) -> frozenset[int]:
    groups = row.recipients.groups
    return frozenset(Mandate.objects.sitting(day).filter(body__in=groups).values_list("person_id", flat=True)) if groups else frozenset()


def _subject(row: Advisory) -> str:
    if row.marking == Marking.RED.value:
        return _("An advisory marked TLP:RED waits for you")
    return f"TLP:{row.marking}: {row.title}"


def _body(row: Advisory) -> str:
    link = f"[{_('Open the advisory')}]({row.get_absolute_url()})"
    if row.marking == Marking.RED.value:
        return _("Sign in to read it; it is for you alone.") + f"\n\n{link}"
    said = [row.summary]
    if row.advice:
        said.append(row.advice)
    if row.due_on:
        said.append(_("Please answer by %(day)s how your organisation stands with it.") % {"day": date_format(row.due_on, "j F Y")})
    return "\n\n".join([*said, link])
