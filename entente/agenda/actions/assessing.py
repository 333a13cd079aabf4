"""A round from its preparation to its ranking."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.agenda.actions.refusals import CannotAssess
from entente.agenda.actions.telling import tell_closed, tell_panel
from entente.agenda.choices import Horizon, Method, RoundState
from entente.agenda.models import Criterion, Panellist, Question, Ranking, Round, Topic
from entente.agenda.queries import ranking
from entente.agenda.queries.panel import candidates
from entente.engine.pairing import balanced
from entente.engine.signs import one_line
from entente.people.models import Person

CRITERIA = (("Impact", 1), ("Urgency", 1), ("European value", 1), ("Feasibility", 1))
REPLICATES = 1000


@transaction.atomic
def prepare(
    title: str,
    *,
    method: str,
    horizon: str,
    closes_on: date,
    questions: int = 18,
    criteria: Sequence[tuple[str, int]] = (),
    by: Person,
    at: datetime,
) -> Round:
    """A draft with all topics of the horizon that are taken in. Criteria weigh 1 to 10."""
    entry = record.open()
    topics = list(Topic.objects.taken_in().filter(horizon=horizon).order_by("number"))
    title = one_line(title, 160)
    _refuse_unfit(title, method, horizon, closes_on, questions, criteria, len(topics), _day(at))
    row = Round.objects.create(title=title, method=method, horizon=horizon, closes_on=closes_on, questions=questions, by=by, at=at)
    row.topics.set(topics)
    if method == Method.CRITERIA:
        _criteria(row, criteria)
    after = {"method": method, "horizon": horizon, "questions": questions, "closes_on": closes_on}
    entry.enter(
        "agenda.round_prepared", row, by=by, after=after | {"topics": [one.code for one in topics], "criteria": list(map(list, criteria))}
    )
    return row


@transaction.atomic
def second_round(first: Round, *, closes_on: date, by: Person, at: datetime) -> Round:
    """The same people, the same questions, and beside each the group's answer: the place for second thoughts."""
    entry = record.open()
    if first.state != RoundState.CLOSED or first.after_id or Round.objects.filter(after=first).exists():
        raise CannotAssess(_("A second round follows a closed first one, once."))
    _refuse_day(closes_on, _day(at))
    row = Round.objects.create(
        title=_("%(title)s, second round") % {"title": first.title[:140]},
        method=first.method,
        horizon=first.horizon,
        closes_on=closes_on,
        questions=first.questions,
        after=first,
        by=by,
        at=at,
    )
    row.topics.set(first.topics.all())
    _criteria(row, [(one.name, one.weight) for one in first.criteria.order_by("position")])
    panel = first.panel.exclude(begun_at=None)
    Panellist.objects.bulk_create(
        Panellist(round=row, person_id=one.person_id, organisation_id=one.organisation_id, category=one.category) for one in panel
    )
    after = {"method": row.method, "horizon": row.horizon, "questions": row.questions, "closes_on": closes_on}
    entry.enter("agenda.round_prepared", row, by=by, after=after)
    return row


@transaction.atomic
def name_panel(round_: Round, size: int, *, by: Person, at: datetime, organisations: Collection[int] | None = None) -> list[Panellist]:
    """So many organisations, as many of each category as there are, drawn by lot; or exactly these organisations."""
    entry = record.open()
    row = locked(round_)
    _refuse_unless(row, RoundState.DRAFT)
    found = candidates(_day(at))
    if organisations is not None:
        found = {pk: one for pk, one in found.items() if pk in organisations}
    chosen = balanced([(pk, category) for pk, (_person, category) in found.items()], size, seed=row.pk)
    people: set[int] = set()
    panel = [Panellist(round=row, organisation_id=pk, person_id=found[pk][0], category=found[pk][1]) for pk in chosen]
    panel = [one for one in panel if not (one.person_id in people or people.add(one.person_id))]  # type: ignore[func-returns-value]
    if len(panel) < 2:
        raise CannotAssess(_("A panel needs at least two organisations that somebody speaks for today."))
    row.panel.all().delete()
    Panellist.objects.bulk_create(panel)
    counts = {kind: sum(one.category == kind for one in panel) for kind in sorted({one.category for one in panel})}
    entry.enter("agenda.panel_named", row, by=by, after={"people": len(panel), "categories": counts})
    return panel


@transaction.atomic
def open_round(round_: Round, *, by: Person, at: datetime) -> Round:
    """From now on the panel answers; each is told by mail, with the page where it goes on."""
    entry = record.open()
    row = locked(round_)
    _refuse_unless(row, RoundState.DRAFT)
    _refuse_day(row.closes_on, _day(at))
    panel = list(row.panel.values_list("person_id", flat=True))
    if len(panel) < 2:
        raise CannotAssess(_("Name the panel first: at least two organisations."))
    row.state, row.opened_at = RoundState.OPEN, at
    row.save(update_fields=["state", "opened_at"])
    entry.enter("agenda.round_opened", row, by=by, after={"people": len(panel)})
    tell_panel(row, panel, by=by, at=at)
    return row


@transaction.atomic
def close_round(round_: Round, *, by: Person, at: datetime, replicates: int = REPLICATES) -> Ranking:
    """No more answers; the ranking is worked out and frozen with the digest of what it was worked out from."""
    entry = record.open()
    row = locked(round_)
    _refuse_unless(row, RoundState.OPEN)
    answers = ranking.answers_of(row)
    if len({answer[1] for answer in answers}) < 2:
        raise CannotAssess(
            _("Fewer than two organisations have answered; a ranking of one voice would tell who it was. Wait until more have.")
        )
    row.state, row.closed_at = RoundState.CLOSED, at
    row.save(update_fields=["state", "closed_at"])
    digest = ranking.digest(answers)
    said = ranking.worked_out(row, answers, replicates=replicates)
    found = Ranking.objects.create(round=row, said=said, answers_digest=digest, replicates=replicates, at=at)
    answered = row.panel.exclude(finished_at=None)
    entry.enter("agenda.round_closed", row, by=by, after={"answered": answered.count(), "answers_digest": digest})
    tell_closed(row, list(row.panel.exclude(begun_at=None).values_list("person_id", flat=True)), by=by, at=at)
    return found


def locked(round_: Round) -> Round:
    return Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)


def copied(row: Round, person: int, panellist: Panellist, without: set[int]) -> list[Question]:
    """The person's questions of the first round, for the second."""
    asked = Question.objects.filter(panellist__round=row.after_id, panellist__person=person).order_by("position")
    kept = [one for one in asked if not {one.first_id, one.second_id} & without]
    return [Question(panellist=panellist, position=at, first_id=one.first_id, second_id=one.second_id) for at, one in enumerate(kept)]


def _criteria(row: Round, criteria: Sequence[tuple[str, int]]) -> None:
    found = [Criterion(round=row, name=one_line(name, 80), weight=weight, position=at) for at, (name, weight) in enumerate(criteria)]
    Criterion.objects.bulk_create(found)


def _refuse_unfit(
    title: str, method: str, horizon: str, closes_on: date, questions: int, criteria: Sequence[tuple[str, int]], topics: int, day: date
) -> None:
    if not title:
        raise CannotAssess(_("Say what the round is called."))
    if method not in Method.values or horizon not in Horizon.values:
        raise CannotAssess(_("Choose a method and a horizon."))
    _refuse_day(closes_on, day)
    if not 15 <= questions <= 20:
        raise CannotAssess(_("Ask each person 15 to 20 questions: fewer say too little, more are not finished."))
    if topics < 3:
        raise CannotAssess(_("There are %(n)s topics of this horizon; a ranking needs three. Screen proposals first.") % {"n": topics})
    if method == Method.CRITERIA and not (criteria and all(name.strip() and 1 <= weight <= 10 for name, weight in criteria)):
        raise CannotAssess(_("Name the criteria, each with a weight from 1 to 10."))


def _refuse_day(closes_on: date, day: date) -> None:
    if closes_on <= day:
        raise CannotAssess(_("Choose a last day that is still to come."))


def _refuse_unless(row: Round, state: RoundState) -> None:
    if row.state != state:
        raise CannotAssess(
            _("“%(title)s” is %(state)s; this cannot be done now.") % {"title": row, "state": row.get_state_display().lower()}
        )


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
