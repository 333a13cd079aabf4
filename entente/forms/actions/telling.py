"""What those who are asked are written: what is asked, until when, how long it takes, and links of their own."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.engine.marking import Marking, Shared
from entente.engine.questions import Kind, checked_all
from entente.forms.earlier import earlier_answers
from entente.forms.models import Asked, Round
from entente.forms.notices import ASKED, REMINDER
from entente.forms.whom import Whom
from entente.notices.actions import Own, links, tell
from entente.notices.models import Notice
from entente.notices.references import Reference
from entente.people.models import Person

LINK = "forms.answer"
LAST, NOTHING, NO_TIME, NOT_OURS, OPTION, ALL_SLOTS, NO_SLOT = "last", "nothing", "no-time", "not-ours", "option:", "all-slots", "no-slot"
MOST_BUTTONS = 7
Choices = tuple[tuple[str, str], ...]


def ask(row: Round, whom: Whom, *, by: Person | None, at: datetime) -> Notice:
    """Everyone is told that the round is open."""
    return _tell(ASKED, row.title, row.intro or _("The partnership asks you."), row, whom, by, at)


def remind(row: Round, whom: Whom, *, by: Person | None, at: datetime) -> Notice:
    subject = _("Still missing: %(title)s") % {"title": row.title}
    return _tell(REMINDER, subject, _("Your answer is still missing."), row, whom, by, at)


def _tell(kind: str, subject: str, opening: str, row: Round, whom: Whom, by: Person | None, at: datetime) -> Notice:
    one_click = _links(row, whom, at)
    body = f"{opening}\n\n{_facts(row)}\n\n[{_('Answer here')}]({reverse('forms:answer', args=[row.pk])})"
    own = {
        person: Own(body=f"{body}\n\n{_one_click(one_click[person])}" if person in one_click else body, why=_(" and ").join(reasons))
        for person, reasons in whom.reasons.items()
    }
    return tell(
        kind,
        to=own.keys(),
        own=own,
        subject=subject,
        body=body,
        by=by,
        at=at,
        reference=reference(row),
        home=row.home or None,
        shared=Shared(max(row.level, Marking.AMBER_STRICT), persons=frozenset(own)),
        reply_to=row.author.email,
    )


def reference(row: Round) -> Reference:
    return Reference(room="forms", noun="round", id=row.pk, label=row.title)


def _facts(row: Round) -> str:
    count, takes = len(row.version.questionnaire.asked), row.version.minutes
    asked = ngettext("%(count)s question", "%(count)s questions", count) % {"count": count}
    time = ngettext("about %(count)s minute", "about %(count)s minutes", takes) % {"count": takes}
    until = date_format(timezone.localtime(row.closes_at), "l j F Y, H:i") if row.closes_at else ""
    said = _("%(asked)s, %(time)s. Please answer by **%(until)s**.") % {"asked": asked, "time": time, "until": until}
    if row.is_anonymous:
        said = f"{said} " + _("Your answer is kept without your name; that you answered is known, so that nobody is reminded in vain.")
    return said


def _one_click(address: str) -> str:
    return f"[{_('Or answer with one click, without signing in')}]({address})"


def _links(row: Round, whom: Whom, at: datetime) -> dict[int, str]:
    """A link for everyone to whom one can be made: who answers for several organisations has to say for which, on the page."""
    alone = _alone(row, whom)
    last = _can_repeat(row, set(alone.values()))
    lasts = (row.closes_at - at) if row.closes_at else timedelta(days=30)
    found: dict[int, str] = {}
    for repeats in (True, False):
        group = [person for person, asked in alone.items() if (asked.pk in last) is repeats]
        choices = buttons(row, repeats=repeats)
        if group and choices:
            found |= links(LINK, reference(row), group, choices, lasts=lasts, at=at)
    return found


def _alone(row: Round, whom: Whom) -> dict[int, Asked]:
    """The asking of everyone who has just one to answer."""
    rows = Asked.objects.filter(round=row)
    if row.asks_persons:
        return {one.person_id: one for one in rows if one.person_id in whom.reasons}
    by_organisation = {one.organisation_id: one for one in rows}
    times = Counter(person for persons in whom.answers_for.values() for person in persons)
    return {
        person: by_organisation[organisation]
        for organisation, persons in whom.answers_for.items()
        for person in persons
        if times[person] == 1 and organisation in by_organisation
    }


def _can_repeat(row: Round, asked: Collection[Asked]) -> set[int]:
    """The askings whose last answer can be sent again as it is."""
    if row.is_anonymous or not asked:
        return set()
    questionnaire = row.version.questionnaire
    return {pk for pk, answer in earlier_answers(row, asked).items() if not checked_all(questionnaire, answer.said).problems}


def buttons(row: Round, *, repeats: bool) -> Choices:
    """What can be done from the mail: one click, nothing to type."""
    found: list[tuple[str, str]] = [*_only_question(row)]
    if repeats:
        found.append((LAST, _("As last time")))
    if row.may_say_nothing:
        found.append((NOTHING, _("Nothing to report")))
    if row.may_decline:
        found += [(NO_TIME, _("I cannot: no time")), (NOT_OURS, _("It does not concern us"))]
    return tuple(found)


def _only_question(row: Round) -> list[tuple[str, str]]:
    asked = row.version.questionnaire.asked
    if len(asked) != 1:
        return []
    only = asked[0]
    if only.kind is Kind.ONE and len(only.options) <= MOST_BUTTONS:
        return [(f"{OPTION}{one.key}", one.label[:120]) for one in only.options]
    if only.kind is Kind.SLOTS:
        return [(ALL_SLOTS, _("I can at all these times")), (NO_SLOT, _("I can at none of them"))]
    return []
