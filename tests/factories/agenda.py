"""Topics, rounds and editions of the agenda, made by the room's own actions."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from entente.agenda import actions
from entente.agenda.actions import TopicFacts
from entente.agenda.choices import Method, Verdict
from entente.agenda.models import CallTopic, Edition, Panellist, Round, Topic
from entente.members.models import Organisation
from entente.people.choices import RoleCode
from entente.people.models import Person
from entente.projects import models as projects
from entente.search.actions import put
from tests.factories.members import delegate, member
from tests.factories.people import account

AT = datetime(2018, 9, 20, 9, tzinfo=UTC)
CLOSES = date(2018, 10, 20)
_numbers = iter(range(1, 1_000_000))


def facts(title: str = "", **more: Any) -> TopicFacts:
    said = {"problem": "Ports are attacked.", "expected_result": "Defences that hold.", "horizon": "short"} | more
    return TopicFacts(title=title or f"Topic {next(_numbers)}", **said)


def topic(title: str = "", *, owner: Any = None, by: Person | None = None, taken_in: bool = True, at: datetime = AT, **more: Any) -> Topic:
    """Taken in by somebody else of the office, unless said otherwise."""
    made = actions.propose(facts(title, **more), owner=owner, by=by, at=at)
    if taken_in:
        made = actions.screen(made, Verdict.TAKE_IN, because="It matters.", by=office_person(), at=at, on=at.date())
    return made


def topics(count: int, **more: Any) -> list[Topic]:
    return [topic(f"Topic {letter}", **more) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:count]]


def office_person() -> Person:
    return account(RoleCode.OFFICE).person


def round_(
    method: str = Method.PAIRS, *, title: str = "First assessment", by: Person | None = None, at: datetime = AT, **more: Any
) -> Round:
    said = {"horizon": "short", "closes_on": at.date() + timedelta(days=30)} | more
    said.setdefault("criteria", actions.CRITERIA if method == Method.CRITERIA else ())
    return actions.prepare(title, method=method, by=by or office_person(), at=at, **said)


def members_with_voice(count: int) -> list[Organisation]:
    found = [member(kind=kind) for kind in ("sme", "university", "large_company", "operator")[:count]]
    for one in found:
        delegate(one)
    return found


def opened(row: Round, organisations: list[Organisation], at: datetime = AT) -> list[Panellist]:
    """The panel of these organisations, each with its interests declared and its questions drawn."""
    by = office_person()
    actions.name_panel(row, 100, organisations=[one.pk for one in organisations], by=by, at=at)
    actions.open_round(row, by=by, at=at)
    row.refresh_from_db()
    return [actions.begin(one, [], by=one.person, at=at) for one in row.panel.select_related("person").order_by("pk")]


def answer_all(panellist: Panellist, order: list[Topic], at: datetime = AT) -> None:
    """Prefers whatever stands earlier in the order."""
    place = {one.pk: at_ for at_, one in enumerate(order)}
    for question in panellist.questions.select_related("panellist__person"):
        preferred = min(question.first_id, question.second_id, key=lambda pk: place[pk])
        actions.answer(question, preferred, by=panellist.person, at=at)


def score_all(panellist: Panellist, order: list[Topic], at: datetime = AT) -> None:
    criteria = list(panellist.round.criteria.values_list("pk", flat=True))
    for place, one in enumerate(order):
        if not panellist.interests.filter(topic=one).exists():
            halves = 2 - place * 3 // len(order)
            actions.score(panellist, one, dict.fromkeys(criteria, halves), by=panellist.person, at=at)


def closed(method: str = Method.PAIRS, *, count: int = 6, at: datetime = AT) -> tuple[Round, list[Topic]]:
    """A round in which three organisations of three kinds agree on the order of the topics."""
    found = topics(count)
    row = round_(method, at=at)
    for one in opened(row, members_with_voice(3), at):
        (answer_all if method == Method.PAIRS else score_all)(one, found, at)
    actions.close_round(row, by=office_person(), at=at, replicates=200)
    row.refresh_from_db()
    return row, found


def edition(row: Round | None = None, *, title: str = "Agenda 2018", at: datetime = AT) -> Edition:
    by = office_person()
    return actions.publish(actions.draft(title, "What comes first.", [row] if row else [], by=by, at=at), by=by, at=at)


def call(code: str = "", *, title: str = "Ports under attack", deadline_on: date | None = date(2099, 5, 4), **more: Any) -> CallTopic:
    code = code or f"TEST-{next(_numbers)}"
    made = projects.Topic.objects.create(code=code, title=title)
    said = {"state": "open", "grant_low": Decimal(1_000_000), "grant_high": Decimal(2_000_000), "grants": 2} | more
    found = CallTopic.objects.create(topic=made, code=code, title=title, deadline_on=deadline_on, **said)
    put("agenda.call", [(found.pk, f"{title}\n{code}")])
    return found
