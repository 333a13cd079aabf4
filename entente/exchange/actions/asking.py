"""Asking a circle: under its marking, named or not, for some days; answered on the page or from the mail; a practice with consent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente import record
from entente.engine.marking import Marking
from entente.engine.signs import one_line, readable
from entente.exchange import queries
from entente.exchange.actions.drafting import draft
from entente.exchange.actions.facts import PracticeFacts, default_marking
from entente.exchange.actions.finding import index_question
from entente.exchange.actions.refusals import CannotAsk
from entente.exchange.actions.telling import reference, tell_circle
from entente.exchange.choices import Light
from entente.exchange.models import Answer, Practice, Question
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.notices import actions as notices
from entente.people.models import Person

ANSWER, CONSENT = "exchange.answer", "exchange.consent"
MOST_DAYS = 90


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """Without a marking it is the circle's own."""

    title: str
    text: str
    days: int = 14
    is_named: bool = True
    marking: str = ""


@transaction.atomic
def ask(body: Body, organisation: Organisation, facts: QuestionFacts, *, by: Person, at: datetime, is_fictional: bool = False) -> Question:
    """Everybody who sits in the circle is asked by mail, with a link that takes the answer."""
    entry = record.open()
    title, text, day = one_line(facts.title, 200), readable(facts.text).strip()[:4000], timezone.localtime(at).date()
    if not title or not text:
        raise CannotAsk(_("A question has a title and says what you want to know."))
    if not 1 <= facts.days <= MOST_DAYS:
        raise CannotAsk(_("It closes after 1 to %(most)s days.") % {"most": MOST_DAYS})
    marking = facts.marking or default_marking(body)
    if marking not in Light.values:
        raise CannotAsk(_("Choose one of the markings."))
    people = queries.sitting(body, day)
    if by.pk not in people:
        raise CannotAsk(_("You do not sit in %(circle)s; ask one of your own circles.") % {"circle": body})
    row = Question.objects.create(
        body=body,
        organisation=organisation,
        is_named=facts.is_named,
        marking=marking,
        title=title,
        text=text,
        by=by,
        at=at,
        closes_at=at + timedelta(days=facts.days),
        is_fictional=is_fictional or organisation.is_fictional,
    )
    index_question(row)
    entry.enter("exchange.asked", row, by=by, organisation=organisation, after={"body": body.code, "is_named": row.is_named})
    _ask_by_mail(row, people - {by.pk}, at)
    return row


@transaction.atomic
def answer(question: Question, text: str, *, may_use: bool | None = None, by: Person, at: datetime) -> Answer:
    """One each; saying it again replaces what was said, while the question is open."""
    entry = record.open()
    row = _held(question)
    words = readable(text).strip()[:4000]
    if not row.is_open(at):
        raise CannotAsk(_("The question is closed."))
    if not words:
        raise CannotAsk(_("Write your answer."))
    if by.pk == row.by_id or by.pk not in queries.sitting(row.body, _day(at)):
        raise CannotAsk(_("Only who sits in %(circle)s answers.") % {"circle": row.body})
    made, _new = Answer.objects.update_or_create(question=row, by=by, defaults={"text": words, "at": at, "may_use": may_use})
    entry.enter("exchange.answered", row, by=by)
    said = {"title": row.title, "name": by.name}
    body = f"> {words}".replace("\n", "\n> ") + f"\n\n[{_('All answers')}]({row.get_absolute_url()})"
    tell_circle(row, [row.by_id], _("%(name)s answers “%(title)s”") % said, {row.by_id: body}, at=at)
    return made


@transaction.atomic
def close_question(question: Question, *, by: Person, at: datetime) -> Question:
    entry = record.open()
    row = _held(question)
    if not row.is_open(at):
        raise CannotAsk(_("It is closed already."))
    row.closes_at = max(at, row.at + timedelta(seconds=1))
    row.save(update_fields=["closes_at"])
    entry.enter("exchange.question_closed", row, by=by)
    return row


@transaction.atomic
def ask_consent(question: Question, *, by: Person, at: datetime) -> int:
    """Those who answered and did not say yet whether a practice may be made of it: a click in a mail is enough. The number asked."""
    entry = record.open()
    row = _held(question)
    people = set(row.answers.filter(may_use=None).values_list("by_id", flat=True))
    if not people:
        raise CannotAsk(_("Everybody who answered has said whether the answer may be used."))
    choices = [("yes", _("Yes, without my name")), ("no", _("No"))]
    links = notices.links(CONSENT, reference(row), people, choices, lasts=timedelta(days=60), at=at)
    body = _("A practice is to be made of the answers to “%(title)s”. Yours is used only if you say so.") % {"title": row.title}
    bodies = {person: f"{body}\n\n[{_('Say whether it may be used')}]({address})" for person, address in links.items()}
    tell_circle(row, people, _("May your answer be used?"), bodies, at=at)
    entry.enter("exchange.consent_asked", row, by=by, after={"people": len(people)})
    return len(people)


@transaction.atomic
def consent(question: Question, *, may_use: bool, by: Person, at: datetime) -> Answer:
    entry = record.open()
    row = _held(question)
    given = row.answers.filter(by=by).first()
    if given is None:
        raise CannotAsk(_("You did not answer this question."))
    given.may_use = may_use
    given.save(update_fields=["may_use"])
    entry.enter("exchange.consented", row, by=by, after={"may_use": may_use})
    return given


@transaction.atomic
def make_practice(question: Question, *, by: Person, at: datetime) -> Practice:
    """A draft of the answers whose authors consent, as strictly marked as the question and without their names; reviewed like any."""
    entry = record.open()
    row = _held(question)
    if row.practice_id:
        raise CannotAsk(_("A practice was made of it already."))
    used = list(row.answers.filter(may_use=True).order_by("pk"))
    if not used:
        raise CannotAsk(_("Nobody has consented yet that the answer is used. Ask for it first."))
    strictest = max(Marking(row.marking), Marking(default_marking(row.body)))
    how = "\n\n".join(one.text for one in used)[:8000]
    facts = PracticeFacts(row.title, row.text, how=how, marking=strictest.value, body=row.body)
    made = draft(row.organisation, facts, by=by, at=at, is_fictional=row.is_fictional)
    row.practice = made
    row.save(update_fields=["practice"])
    entry.enter("exchange.made_of_answers", row, by=by, after={"practice": str(made)})
    return made


def _ask_by_mail(row: Question, people: Collection[int], at: datetime) -> None:
    if not people:
        return
    lasts = row.closes_at - at
    links: Mapping[int, str] = notices.links(ANSWER, reference(row), people, [("answer", _("Send"))], lasts=lasts, at=at)
    who = row.organisation.name if row.is_named else _("A member of the circle")
    said = {"who": who, "circle": row.body.code, "day": date_format(timezone.localtime(row.closes_at), "j F Y"), "light": row.light.label}
    head = _("%(who)s asks %(circle)s, until %(day)s. The question is %(light)s.") % said
    text = f"> {row.text}".replace("\n", "\n> ")
    bodies = {person: f"{head}\n\n{text}\n\n[{_('Answer by a few words')}]({links[person]})" for person in people}
    tell_circle(row, people, _("%(circle)s is asked: %(title)s") % {"circle": row.body.code, "title": row.title}, bodies, at=at)


def _held(question: Question) -> Question:
    return Question.objects.select_for_update(of=("self",)).select_related("body", "organisation", "by").get(pk=question.pk)


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
