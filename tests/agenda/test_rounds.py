"""A round: a panel balanced by category, interests, pairs or criteria, a ranking that is frozen, second thoughts."""

from datetime import date

import pytest

from entente.agenda import actions
from entente.agenda.choices import Method
from entente.agenda.models import Panellist, Question, Ranking
from entente.agenda.queries import ranking
from entente.engine.pairing import is_connected
from entente.notices.models import Notice
from entente.record.models import Entry
from tests.factories.agenda import AT, answer_all, closed, edition, members_with_voice, office_person, opened, round_, topic, topics

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", Method.values)
def test_what_the_panel_agrees_on_comes_out_in_its_order_with_bands(method):
    row, order = closed(method)

    said = row.ranking.said
    assert [one["topic"] for one in said["topics"]][:2] == [one.pk for one in order][:2]
    assert said["topics"][0]["rank"] == 1
    assert all(one["low"] <= one["rank"] <= one["high"] or one["low"] <= one["high"] for one in said["topics"])
    assert set(said["organisations"].values()) == {1}
    assert all(set(one["without"]) == set(said["organisations"]) for one in said["topics"])
    assert (row.ranking.answers_digest, row.ranking.replicates) == (ranking.digest(ranking.answers_of(row)), 200)
    assert Entry.objects.filter(verb="agenda.round_answered").count() == 3


def test_questions_are_few_connected_and_never_about_an_interest():
    own, *others = members_with_voice(4)
    found = [topic(f"T{n}", owner=own if n == 0 else None) for n in range(12)]
    row = round_()
    by = office_person()
    actions.name_panel(row, 100, organisations=[one.pk for one in (own, *others)], by=by, at=AT)
    actions.open_round(row, by=by, at=AT)
    row.refresh_from_db()

    for place, one in enumerate(row.panel.select_related("person").order_by("pk")):
        actions.begin(one, [found[5].pk] if place == 1 else [], by=one.person, at=AT)

    asked = {one: list(one.questions.values_list("first_id", "second_id")) for one in row.panel.all()}
    assert {len(pairs) for pairs in asked.values()} == {18}
    assert is_connected([one.pk for one in found], [pair for pairs in asked.values() for pair in pairs])
    mine = row.panel.get(organisation=own)
    assert found[0].pk not in {pk for pair in asked[mine] for pk in pair}
    other = row.panel.order_by("pk")[1]
    assert found[5].pk not in {pk for pair in asked[other] for pk in pair}


def test_answers_can_be_changed_until_the_round_closes_and_only_by_oneself():
    found = topics(4)
    row = round_()
    one, other = opened(row, members_with_voice(2))
    question = one.questions.first()

    with pytest.raises(actions.CannotAnswer, match="for themselves"):
        actions.answer(question, question.first_id, by=other.person, at=AT)
    with pytest.raises(actions.CannotAnswer, match="Prefer one of the two"):
        actions.answer(question, max(pk.pk for pk in found) + 1, by=one.person, at=AT)
    actions.answer(question, question.first_id, by=one.person, at=AT)
    actions.answer(question, None, by=one.person, at=AT)
    question.refresh_from_db()
    assert (question.preferred_id, question.is_answered) == (None, True)
    with pytest.raises(actions.CannotAssess, match="one voice would tell"):
        actions.close_round(row, by=office_person(), at=AT)
    answer_all(one, found)
    answer_all(other, found)
    actions.close_round(row, by=office_person(), at=AT, replicates=50)
    with pytest.raises(actions.CannotAnswer, match="is not open"):
        actions.answer(question, None, by=one.person, at=AT)
    assert Ranking.objects.count() == 1


def test_a_second_round_asks_the_same_people_the_same_and_names_the_first():
    first, found = closed(count=5)

    second = actions.second_round(first, closes_on=date(2018, 12, 1), by=office_person(), at=AT)
    actions.open_round(second, by=office_person(), at=AT)

    assert set(second.panel.values_list("person", flat=True)) == set(first.panel.values_list("person", flat=True))
    one = second.panel.select_related("person").first()
    actions.begin(one, [], by=one.person, at=AT)
    before = Question.objects.filter(panellist__round=first, panellist__person=one.person_id).values_list("first_id", "second_id")
    assert list(one.questions.values_list("first_id", "second_id")) == list(before)
    with pytest.raises(actions.CannotAssess, match="once"):
        actions.second_round(first, closes_on=date(2018, 12, 1), by=office_person(), at=AT)
    assert found


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"title": " "}, "called"),
        ({"questions": 30}, "15 to 20"),
        ({"closes_on": date(2018, 9, 20)}, "still to come"),
        ({"horizon": "long"}, "needs three"),
        ({"method": "magic"}, "method and a horizon"),
        ({"method": "criteria", "criteria": [("Impact", 11)]}, "weight from 1 to 10"),
    ],
)
def test_a_round_that_could_say_nothing_is_not_prepared(wrong, why):
    topics(3)

    with pytest.raises(actions.CannotAssess, match=why):
        round_(**wrong)


def test_the_panel_takes_from_every_category_and_is_told(office):
    topics(3)
    row, organisations = round_(), members_with_voice(4)

    panel = actions.name_panel(row, 3, by=office.person, at=AT)
    assert len({one.category for one in panel}) == 3
    actions.name_panel(row, 10, by=office.person, at=AT)
    actions.open_round(row, by=office.person, at=AT)

    assert {one.organisation_id for one in Panellist.objects.filter(round=row)} == {one.pk for one in organisations}
    assert Notice.objects.get(kind="agenda.panel").deliveries.count() == 4
    with pytest.raises(actions.CannotAssess, match="cannot be done now"):
        actions.open_round(row, by=office.person, at=AT)


def test_an_edition_freezes_topics_with_their_places_and_its_digest_can_be_worked_out_again():
    row, order = closed()
    made = edition(row)

    assert made.topics[0]["number"] == order[0].number
    assert actions.digest(made.topics) == made.digest
    actions.change(order[0], actions.TopicFacts("Other words", "P", "R", "short"), is_keeper=True, by=office_person(), at=AT)
    made.refresh_from_db()
    assert made.topics[0]["title"] == "Topic A"
    with pytest.raises(actions.CannotPublish, match="published already"):
        actions.publish(made, by=office_person(), at=AT)
    order[0].refresh_from_db()
    assert order[0].is_published
