"""A round's way: planned, opened, asked of newcomers, reminded, extended, closed."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError, transaction

from entente.documents.home import Recipients
from entente.engine.marking import Marking
from entente.engine.questions import Questionnaire
from entente.forms import actions, queries, tasks
from entente.forms.choices import Asks, Became, RoundState
from entente.forms.models import Asked, Form, Reminder, Round, Version
from entente.members.viewers import keys_of
from entente.notices.models import ActionLink, Delivery, Notice
from entente.record.models import Entry
from tests.factories.documents import WG3
from tests.factories.forms import AT, CLOSES, ONE_CHOICE, SURVEY, form, of, opened, planned, question, sent
from tests.factories.members import delegate, member, organisation
from tests.factories.notices import group, people
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__startswith="forms.").order_by("sequence").values_list("verb", flat=True))


def test_opening_asks_everyone_the_audience_means_now():
    anna, bruno = people(2)
    group("WG3", anna)
    row = planned(audience="group:WG3")
    group("WG3", anna, bruno)

    row = actions.open_round(row, by=row.author, at=AT)

    assert {one.person for one in row.asked.all()} == {anna, bruno}
    assert (row.state, row.opened_at) == (RoundState.OPEN, AT)
    assert row.version.frozen_at == AT
    assert {one.person for one in Delivery.objects.all()} == {anna, bruno}
    assert verbs() == ["forms.written", "forms.planned", "forms.opened"]


def test_everyone_is_told_with_a_link_of_their_own_and_the_reason():
    anna, bruno = people(2)
    group("WG3", anna, bruno)

    row = opened(ONE_CHOICE, audience="group:WG3", intro="We **plan** the plenary.")

    told = {one.person: one for one in Delivery.objects.select_related("person")}
    assert told[anna].body != told[bruno].body
    assert f"/forms/{row.pk}/answer/" in told[anna].body
    assert told[anna].why == "because you are in WG3"
    link = ActionLink.objects.get(person=anna)
    assert [choice for choice, _label in link.choices] == ["option:yes", "option:no", "no-time", "not-ours"]
    assert link.expires_at == CLOSES


def test_an_organisation_is_asked_once_and_all_who_answer_for_it_are_told():
    acme = member("Acme")
    anna, bruno, contact = delegate(acme), delegate(acme, "deputy"), delegate(acme, "contact")

    row = opened(audience="organisation:acme", asks=Asks.MEMBER)

    assert [one.organisation for one in row.asked.all()] == [acme]
    assert {one.person for one in Delivery.objects.all()} == {anna.person, bruno.person}
    assert contact.person.pk not in set(Delivery.objects.values_list("person", flat=True))


def test_who_is_no_member_is_asked_only_where_every_organisation_is():
    outside = organisation("Outside")
    delegate(outside)

    with pytest.raises(actions.CannotOpen, match="answers for an organisation"):
        opened(audience="organisation:outside", asks=Asks.MEMBER)

    row = opened(audience="organisation:outside", asks=Asks.ORGANISATION)
    assert [one.organisation for one in row.asked.all()] == [outside]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"audience": ""}, "asks nobody yet"),
        ({"closes_at": None}, "until when"),
        ({"closes_at": AT - timedelta(days=1)}, "has passed"),
        ({"questionnaire": Questionnaire()}, "asks nothing yet"),
        ({"audience": "group:EMPTY"}, "Nobody is meant"),
    ],
)
def test_what_is_not_whole_is_not_opened(said, why):
    group("WG3", person())
    group("EMPTY")
    row = planned(**{"audience": "group:WG3"} | said)

    with pytest.raises(actions.CannotOpen, match=why):
        actions.open_round(row, by=row.author, at=AT)

    row.refresh_from_db()
    assert row.state == RoundState.DRAFT
    assert not Asked.objects.exists()
    assert not Notice.objects.exists()


def test_a_round_is_opened_once():
    group("WG3", person())
    row = opened(audience="group:WG3")

    with pytest.raises(actions.CannotOpen, match="already"):
        actions.open_round(row, by=row.author, at=AT)

    assert Notice.objects.count() == 1


def test_a_failing_record_undoes_the_opening():
    group("WG3", person())
    row = planned(audience="group:WG3")

    with patch("entente.record.actions.Opened.enter", side_effect=DatabaseError), pytest.raises(DatabaseError):
        actions.open_round(row, by=row.author, at=AT)

    row.refresh_from_db()
    assert row.state == RoundState.DRAFT
    assert not Asked.objects.exists()
    assert not Delivery.objects.exists()


def test_what_was_asked_cannot_be_changed_and_a_change_is_a_new_version():
    group("WG3", person())
    row = opened(audience="group:WG3")

    version = actions.change_form(row.version.form, questionnaire=ONE_CHOICE, by=row.author, at=LATER)

    row.refresh_from_db()
    assert (row.version.number, version.number) == (1, 2)
    assert row.version.questionnaire == SURVEY
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=row.version_id).update(questions=[])
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=row.version_id).delete()


def test_a_draft_takes_the_latest_questions_with_it():
    row = planned(audience="group:WG3")
    group("WG3", person())
    actions.change_form(row.version.form, questionnaire=ONE_CHOICE, by=row.author, at=AT)

    row = actions.open_round(row, by=row.author, at=AT)

    assert row.version.questionnaire == ONE_CHOICE
    assert row.version.number == 1


def test_who_saves_questions_after_somebody_else_is_told_so():
    one = form()
    seen = actions.stamp(one.current)
    actions.change_form(one, questionnaire=ONE_CHOICE, after=seen, by=person("Bo"), at=AT)

    with pytest.raises(actions.CannotWrite, match="Bo changed"):
        actions.change_form(one, questionnaire=SURVEY, after=seen, by=one.author, at=AT)

    assert Form.objects.get().current.questionnaire == ONE_CHOICE


def test_a_round_opens_by_itself_at_its_time():
    group("WG3", person())
    row = planned(audience="group:WG3", opens_at=AT + timedelta(days=2))

    row = actions.open_round(row, by=row.author, at=AT)
    assert (row.state, Asked.objects.count()) == (RoundState.SCHEDULED, 0)
    assert tasks.look_after(at=LATER) == {"opened": 0, "reminded": 0, "closed": 0}
    assert tasks.look_after(at=AT + timedelta(days=2)) == {"opened": 1, "reminded": 0, "closed": 0}

    row.refresh_from_db()
    assert (row.state, Asked.objects.count()) == (RoundState.OPEN, 1)


def test_a_round_that_cannot_open_by_itself_says_why():
    group("WG3", person())
    row = planned(audience="group:WG3", opens_at=AT + timedelta(days=2))
    row = actions.open_round(row, by=row.author, at=AT)
    group("WG3")

    tasks.look_after(at=AT + timedelta(days=2))

    row.refresh_from_db()
    assert (row.state, row.remark) == (RoundState.DRAFT, "Nobody is meant by this audience today.")


def test_newcomers_are_asked_and_nobody_twice():
    anna, bruno = people(2)
    group("WG3", anna)
    row = opened(audience="group:WG3")
    group("WG3", anna, bruno)

    assert actions.ask_newcomers(row, by=row.author, at=LATER) == 1

    assert [list(one.deliveries.values_list("person", flat=True)) for one in Notice.objects.order_by("pk")] == [[anna.pk], [bruno.pk]]
    with pytest.raises(actions.CannotOpen, match="has been asked"):
        actions.ask_newcomers(row, by=row.author, at=LATER)


def test_only_those_missing_are_reminded_and_once_a_day():
    anna, bruno = people(2)
    group("WG3", anna, bruno)
    row = opened(audience="group:WG3")
    sent(of(row, anna), {"q1": "no"})

    assert actions.remind(row, by=row.author, at=LATER) == 1

    reminder = Notice.objects.get(kind="forms.reminder")
    assert [one.person for one in reminder.deliveries.all()] == [bruno]
    with pytest.raises(actions.CannotRemind, match="today already"):
        actions.remind(row, by=row.author, at=LATER + timedelta(hours=1))


def test_the_worker_reminds_at_its_days_and_never_twice():
    group("WG3", person())
    row = opened(audience="group:WG3", remind_days=(3, 1))
    three_before = datetime(2026, 3, 13, 8, tzinfo=UTC)

    done = [tasks.look_after(at=three_before + timedelta(hours=hours))["reminded"] for hours in (-1, 0, 1, 24, 48, 49)]

    assert done == [0, 1, 0, 0, 1, 0]
    assert list(Reminder.objects.order_by("on").values_list("on", "people")) == [
        (date(2026, 3, 13), 1),
        (date(2026, 3, 15), 1),
    ]
    assert row.closes_at == CLOSES


def test_for_an_organisation_those_who_answer_for_it_today_are_reminded():
    acme = member("Acme")
    anna = delegate(acme)
    row = opened(audience="organisation:acme", asks=Asks.MEMBER)
    bruno = delegate(acme, "deputy")

    actions.remind(row, by=row.author, at=LATER)

    told = set(Notice.objects.get(kind="forms.reminder").deliveries.values_list("person", flat=True))
    assert told == {anna.person.pk, bruno.person.pk}


def test_a_round_closes_by_itself_and_takes_no_answer_then():
    anna = person()
    group("WG3", anna)
    row = opened(audience="group:WG3")

    assert tasks.look_after(at=CLOSES)["closed"] == 1

    row.refresh_from_db()
    assert (row.state, row.closed_at) == (RoundState.CLOSED, CLOSES)
    with pytest.raises(actions.CannotAnswer, match="takes no answers any more"):
        sent(of(row, anna), {"q1": "no"}, at=CLOSES)
    assert of(row, anna).became == Became.WAITING


def test_an_extension_opens_a_closed_round_again():
    group("WG3", person())
    row = actions.close(opened(audience="group:WG3"), by=None, at=LATER)

    row = actions.extend(row, CLOSES + timedelta(days=7), by=row.author, at=CLOSES)

    assert (row.state, row.closed_at, row.closes_at) == (RoundState.OPEN, None, CLOSES + timedelta(days=7))
    with pytest.raises(actions.CannotOpen, match="has passed"):
        actions.extend(row, AT, by=row.author, at=CLOSES)


def test_a_draft_can_be_dropped_and_an_opened_round_cannot():
    group("WG3", person())
    draft, row = planned(), opened(audience="group:WG3")

    actions.drop_round(draft, by=draft.author, at=AT)

    with pytest.raises(actions.CannotPlan, match="not dropped"):
        actions.drop_round(row, by=row.author, at=AT)
    assert list(Round.objects.all()) == [row]


def test_who_is_asked_sees_the_round_and_nobody_else(office):
    anna, stranger = account(), account()
    group("WG3", anna.person)

    draft = planned()
    row = opened(audience="group:WG3")

    assert set(queries.seen(keys_of(anna))) == {row}
    assert set(queries.seen(keys_of(stranger))) == set()
    assert set(queries.seen(keys_of(office))) == {draft, row}


def test_the_rounds_of_a_home_are_those_that_may_be_seen_the_soonest_first(office):
    anna, other = account(), account()
    group("WG3", anna.person)
    plan = {"audience": "group:WG3", "home": WG3, "marking": Marking.AMBER}
    late = opened(**plan, closes_at=CLOSES + timedelta(days=5))
    soon = opened(**plan)
    closed = actions.close(opened(**plan, closes_at=CLOSES - timedelta(days=1)), by=None, at=LATER)
    planned(**plan)

    assert list(queries.rounds_of(WG3.key, keys_of(anna))) == [closed, soon, late]
    assert list(queries.rounds_of(WG3.key, keys_of(anna), open_at=LATER)) == [soon, late]
    assert list(queries.rounds_of(WG3.key, keys_of(other))) == []
    assert list(queries.rounds_of("governance.body:4", keys_of(office))) == []


def test_a_home_gives_its_marking_and_its_recipients():
    row = planned(home=WG3)

    assert (row.marking, row.recipients) == ("AMBER", Recipients.of(groups=[3]))
    assert row.home_key == WG3.key


def test_a_red_round_of_organisations_names_the_persons_it_told(office):
    acme = member("Acme")
    anna = delegate(acme)
    row = opened(audience="organisation:acme", asks=Asks.MEMBER, marking=Marking.RED)
    late = delegate(acme, "deputy")

    assert set(queries.seen(keys_of(anna))) == {row}
    assert set(queries.seen(keys_of(late))) == set()
    assert set(queries.seen(keys_of(office))) == set()


def test_what_would_tell_who_answered_is_not_asked_anonymously():
    asks = Questionnaire((question("q1", source="person.name"),))

    with pytest.raises(actions.CannotPlan, match="would tell who answered"):
        planned(asks, is_anonymous=True)
    with pytest.raises(actions.CannotPlan, match="Only persons"):
        planned(is_anonymous=True, asks=Asks.MEMBER)


def test_the_worker_asks_for_the_next_moment_of_any_round():
    group("WG3", person())
    row = opened(audience="group:WG3", remind_days=(3,))

    moments = []
    at = AT
    while coming := tasks.next_moment(at):
        moments.append(coming)
        at = coming

    assert moments == [datetime(2026, 3, 13, 8, tzinfo=UTC), CLOSES]
    assert row.closes_at == CLOSES
