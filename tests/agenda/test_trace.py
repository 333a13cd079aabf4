"""From topics to calls, projects and results; calls that are imported, suggested, watched; on real data."""

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from entente.agenda import actions
from entente.agenda.choices import LinkState
from entente.agenda.imports import CALLS, TOPICS, CallImport, call_file
from entente.agenda.models import CallTopic, Topic, Watch
from entente.agenda.queries import calls
from entente.agenda.queries.trace import money_by_year, money_of, trace_of, traced, untraced
from entente.notices.models import Notice
from entente.projects.actions import add_many
from entente.projects.facts import Grant, ProjectFacts
from entente.projects.imports import Bundle, Import, files
from entente.projects.imports.refusals import CannotRead
from entente.projects.models import Project
from tests.factories.agenda import AT, call, office_person, topic
from tests.factories.members import member, partnership
from tests.factories.people import account
from tests.factories.projects import Listener
from tests.shared import shared

pytestmark = pytest.mark.django_db


def brought(path: Path, layout: object = CALLS, *, is_dry_run: bool = False) -> dict[str, object]:
    partnership()
    return CallImport(call_file(path), layout, None, AT, is_dry_run=is_dry_run).run()  # type: ignore[arg-type]


def test_the_629_open_calls_come_in_once_and_again_changes_nothing():
    path = shared("eu_open_calls_2026-08.csv")

    dry, first, again = brought(path, is_dry_run=True), brought(path), brought(path)

    assert (dry["created"], dry["dry_run"]) == (629, True)
    assert [first[name] for name in ("calls", "rows", "created", "changed", "rejected", "repeated")] == [629, 629, 629, 0, 0, 0]
    assert [again[name] for name in ("created", "changed", "unchanged")] == [0, 0, 629]
    one = CallTopic.objects.get(code="HORIZON-CL3-2026-02-CS-ECCC-01")
    assert (one.deadline_on, one.grant_low, one.grant_high, one.grants) == (date(2026, 9, 15), 3_000_000, 4_000_000, 5)
    told = brought(shared("eu_cyber_calls_2026-08_full.json"))
    assert (told["rows"], told["created"]) == (10, 0)
    one.refresh_from_db()
    assert len(one.text) > 1000
    assert one.deadline_model == "single-stage"


def test_what_cannot_be_taken_is_told_with_its_line_and_nothing_of_a_broken_file_is_kept(tmp_path):
    path = tmp_path / "calls.csv"
    path.write_text(
        "topic_id,title,deadline,budget_min_eur,budget_max_eur,status\n"
        "A,First,2099-01-01,1,2,open\nA,Again,,,,\n,None,,,,\nB,Second,soon,,,\nC,Third,,2,1,\nD,Fourth,,,,lost\n",
        encoding="utf-8",
    )
    run = CallImport(call_file(path), CALLS, None, AT)
    partnership()

    result = run.run()

    assert (result["created"], result["rejected"], result["repeated"]) == (1, 4, 1)
    assert [(left.line, left.kind) for left in run.left] == [
        (3, "repeated"),
        (4, "rejected"),
        (5, "rejected"),
        (6, "rejected"),
        (7, "rejected"),
    ]
    (tmp_path / "broken.json").write_text('[{"topicId": ', encoding="utf-8")
    with pytest.raises(CannotRead, match="not valid JSON"):
        brought(tmp_path / "broken.json")
    (tmp_path / "none.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(CannotRead, match="no column topic_id"):
        brought(tmp_path / "none.csv")


def test_the_260_cyber_projects_trace_to_the_topics_of_horizon_2020():
    """Whatever their source calls a topic is looked for among the 2,621 topics; the rest are calls as a whole or older programmes."""
    listed = brought(shared("h2020_topics.csv"), TOPICS)
    assert [listed[name] for name in ("topics", "rows", "created", "repeated", "rejected")] == [2621, 3112, 2621, 491, 0]
    with shared("cyberwatching_projects.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    add_many([Grant(_facts(row)) for row in rows], by=None, at=AT)

    assert (Project.objects.count(), traced(Project.objects.all()).count(), untraced(Project.objects.all()).count()) == (260, 175, 85)
    found = topic("Assurance and certification of trustworthy products")
    suggested = [one.call.code for one in calls.suggested_for(found)]
    assert "DS-01-2016" in suggested
    answering = CallTopic.objects.get(code="DS-01-2016")
    actions.say_link(found, answering, LinkState.CONFIRMED, by=office_person(), at=AT)
    trace = trace_of(found)
    assert sum((one.total_cost or 0 for one in trace.steps[0].projects), Decimal(0)) == 27_739_331  # FACTS.md 9.4: 7 projects, 27.7 m
    assert (trace.money.projects, trace.money.unknown, trace.money.amount) == (7, 7, None)
    assert "DS-01-2016" not in [one.call.code for one in calls.suggested_for(found)]


def test_the_53_with_participants_carry_eu_money_to_their_topic():
    """FACTS.md 9.4: DS-01-2014 Privacy, 6 projects, EC EUR 19.58 m."""
    partnership()
    folder = shared("cordis/h2020_cyber")
    Import(files(Bundle(folder / "project.csv", folder / "organization.csv")), "test", None, AT, Listener()).run()
    brought(shared("h2020_topics.csv"), TOPICS)
    found = topic("Privacy by default")
    for code in ("DS-01-2014", "DS-02-2014"):
        actions.say_link(found, CallTopic.objects.get(code=code), LinkState.CONFIRMED, by=office_person(), at=AT)

    trace = trace_of(found)

    assert {step.call.code: (len(step.projects), step.money.amount) for step in trace.steps} == {
        "DS-01-2014": (6, Decimal("19578047.25")),
        "DS-02-2014": (4, Decimal("19483907.50")),
    }
    assert trace.money.amount == Decimal("39061954.75")
    assert sum(one.stated for one in money_by_year([found])[found.pk].values()) == trace.money.amount
    assert Project.objects.count() == 53


def test_priorities_without_a_call_and_calls_without_a_priority():
    ports, chips = topic("Ports under attack"), topic("Chips that are verified", problem="Hardware is trusted.", expected_result="Proofs.")
    linked, open_one = call(title="Ports under attack"), call(title="Verified chips and hardware")
    call("OVER", title="Chips", deadline_on=date(2001, 1, 1))
    actions.say_link(ports, linked, LinkState.CONFIRMED, by=office_person(), at=AT)
    actions.say_link(chips, linked, LinkState.DECLINED, because="Other ports.", by=office_person(), at=AT)

    assert list(calls.without_call(Topic.objects.all())) == [chips]
    assert [(one.call, near) for one, near in calls.without_priority(date(2018, 1, 1))] == [(open_one, chips)]
    assert [one.call for one in calls.fitting(member(about="We verify chips."), date(2018, 1, 1))] == [open_one]
    with pytest.raises(actions.CannotLink, match="confirmed"):
        actions.say_link(ports, linked, "perhaps", by=office_person(), at=AT)


def test_a_result_is_noted_once_with_the_address_where_it_is_read():
    partnership()
    project = add_many([Grant(ProjectFacts("1", 1, acronym="SEAWALL"))], by=None, at=AT)[0]
    by = office_person()

    actions.note_result(project, "A tool", "https://example.org/tool", by=by, at=AT)

    for title, address, why in (
        ("B", "javascript:x", "https://"),
        (" ", "https://example.org/b", "called"),
        ("A", "https://example.org/tool", "already"),
    ):
        with pytest.raises(actions.CannotLink, match=why):
            actions.note_result(project, title, address, by=by, at=AT)
    assert money_of([project]).amount is None


def test_who_watches_a_call_is_told_once_and_again_when_its_deadline_moves(office):
    now = datetime.now(tz=UTC)
    soon = call(deadline_on=timezone.localdate() + timedelta(days=10))
    later = call(deadline_on=timezone.localdate() + timedelta(days=90))
    for one in (soon, later):
        actions.watch(one, by=office.person)
    actions.watch(soon, by=account().person)

    assert [actions.remind_of_deadlines(at=now), actions.remind_of_deadlines(at=now)] == [2, 0]
    CallTopic.objects.filter(pk=soon.pk).update(deadline_on=timezone.localdate() + timedelta(days=12))
    assert actions.remind_of_deadlines(at=now) == 2
    assert Notice.objects.filter(kind="agenda.deadline").count() == 2
    assert Watch.objects.filter(reminded_of=None).count() == 1


def _facts(row: dict[str, str]) -> ProjectFacts:
    return ProjectFacts(
        "",
        int(row["rcn"]),
        acronym=row["acronym"],
        title=row["title"],
        start_on=date.fromisoformat(row["start_date"]) if row["start_date"] else None,
        total_cost=Decimal(row["total_cost_eur"]) if row["total_cost_eur"] else None,
        topics=(row["call"],) if row["call"] else (),
    )
