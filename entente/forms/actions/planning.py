"""A round before it opens: what it asks, whom, until when, and who sees what comes of it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.documents.home import Home, Recipients
from entente.engine.audience import written
from entente.engine.marking import Marking
from entente.engine.questions import Kind
from entente.forms.actions.finding import held_round, held_version
from entente.forms.actions.locking import lock_round, unfindable
from entente.forms.actions.writing import checked_title
from entente.forms.choices import Asks
from entente.forms.models import Form, Round
from entente.forms.plan import Plan
from entente.forms.refusals import CannotPlan
from entente.notices.queries.audiences import read
from entente.people.models import Person

LONGEST_INTRO = 10_000
MOST_REMINDERS = 5


@transaction.atomic
def plan_round(form: Form, plan: Plan, *, home: Home | None = None, stays_in_home: bool = False, by: Person, at: datetime) -> Round:
    """A draft that asks the form's latest version; nobody hears of it before it is opened. `stays_in_home`: it may ask nobody else."""
    entry = record.open()
    version = held_version(form)
    kept: dict[str, Any] = {"home": home.stored if home else {}, "home_key": home.key if home else ""}
    row = Round(version=version, author=by, changed_at=at, stays_in_home=stays_in_home, **kept)
    _set(row, plan, home)
    row.save(force_insert=True)
    lock_round(row)
    entry.enter("forms.planned", row, by=by, after=_told(row) | {"form": form.pk, "version": version.number})
    return row


@transaction.atomic
def change_round(row: Round, plan: Plan, *, home: Home | None = None, stays_in_home: bool = False, by: Person, at: datetime) -> Round:
    """As long as nobody was asked. It asks the form's latest version from now."""
    entry = record.open()
    current = held_round(row)
    if not current.can_change:
        raise CannotPlan(_("This round is “%(state)s” and cannot be changed any more.") % {"state": current.get_state_display()})
    before = _told(current)
    current.version, current.changed_at, current.stays_in_home = held_version(current.version.form), at, stays_in_home
    _set(current, plan, home)
    current.save()
    lock_round(current)
    after = {name: value for name, value in _told(current).items() if value != before[name]}
    entry.enter("forms.round_changed", current, by=by, before={name: before[name] for name in after}, after=after)
    return current


@transaction.atomic
def translate_round(row: Round, language: str, *, title: str, intro: str, by: Person, at: datetime) -> Round:
    """Title and first words in another language; what is left empty is shown as it was written first."""
    entry = record.open()
    current = held_round(row)
    if len(intro) > LONGEST_INTRO:
        raise CannotPlan(_("The words before the questions are longer than %(most)s letters.") % {"most": LONGEST_INTRO})
    said = {"title": checked_title(title) if title.strip() else "", "intro": intro.strip()}
    others = {code: texts for code, texts in current.texts.items() if code != language}
    current.texts = others | ({language: said} if any(said.values()) else {})
    current.save(update_fields=["texts"])
    entry.enter("forms.round_translated", current, by=by, after={"language": language})
    return current


@transaction.atomic
def drop_round(row: Round, *, by: Person, at: datetime) -> None:
    """A draft that will not be asked; what was opened stays."""
    entry = record.open()
    current = held_round(row)
    if not current.can_change:
        raise CannotPlan(_("This round is “%(state)s”: it can be closed, but not dropped.") % {"state": current.get_state_display()})
    entry.enter("forms.dropped", current, by=by)
    unfindable(current)
    current.delete()


def _set(row: Round, plan: Plan, home: Home | None) -> None:
    _refuse(row, plan)
    row.title, row.intro = checked_title(plan.title), plan.intro.strip()
    row.audience = written(read(plan.audience)) if plan.audience.strip() else ""
    row.asks, row.results, row.is_anonymous = plan.asks, plan.results, plan.is_anonymous
    row.may_decline, row.may_say_nothing = plan.may_decline, plan.may_say_nothing
    row.opens_at, row.closes_at = plan.opens_at, plan.closes_at
    row.remind_days = sorted(set(plan.remind_days), reverse=True)
    row.marking = (plan.marking or (home.marking if home else Marking.AMBER_STRICT)).value
    row.shared_with = (home.shared_with if home else Recipients()).stored


def _refuse(row: Round, plan: Plan) -> None:
    if len(plan.intro) > LONGEST_INTRO:
        said = {"most": LONGEST_INTRO}
        raise CannotPlan(
            _("The words before the questions are longer than %(most)s letters. File them as a document, and link to it.") % said
        )
    if plan.opens_at and plan.closes_at and plan.closes_at <= plan.opens_at:
        raise CannotPlan(_("It would close before it opens. Choose a later day to close."))
    if len(plan.remind_days) > MOST_REMINDERS or not all(0 <= days <= 365 for days in plan.remind_days):
        raise CannotPlan(_("Remind at most %(most)s times, each so many days before the close.") % {"most": MOST_REMINDERS})
    if plan.is_anonymous:
        refuse_anonymous(row, plan)


def refuse_anonymous(row: Round, plan: Plan) -> None:
    if plan.asks != Asks.PERSON:
        raise CannotPlan(_("Only persons can answer without their name; an organisation's answer is its own."))
    told = [question.label for question in row.version.questionnaire if question.kind in {Kind.FILE, Kind.SLOTS} or question.source]
    if told:
        raise CannotPlan(
            _("“%(question)s” would tell who answered: an anonymous round asks for no files, no dates to meet, and nothing known already.")
            % {"question": told[0]}
        )


def _told(row: Round) -> dict[str, Any]:
    return {
        "home": row.home_key,
        "marking": row.marking,
        "asks": row.asks,
        "audience": row.audience,
        "anonymous": "yes" if row.is_anonymous else "no",
        "opens_at": row.opens_at,
        "closes_at": row.closes_at,
        "results": row.results,
        "remind_days": row.remind_days,
    }
