"""The agenda's pages: what visitors, members, the committee, a panel and the office see and do."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from entente.agenda import actions
from entente.agenda.choices import LinkState, Method
from entente.agenda.models import CallTopic, Edition, Link, Round, Topic, Watch
from entente.notices.models import Notice
from tests.factories import agenda as factory
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db


def test_a_visitor_reads_what_is_published_and_nothing_else(client):
    row, order = factory.closed()
    hidden = factory.topic("Not yet published")
    factory.edition(row)
    late = factory.topic("Came later")

    home = client.get("/agenda/").content.decode()
    assert "What should be researched first?" in home
    assert "Topic A" in home
    assert client.get(order[0].get_absolute_url()).status_code == 200
    assert client.get(late.get_absolute_url()).status_code == 404
    assert "Came later" not in client.get("/agenda/topics/").content.decode()
    assert hidden.title in client.get("/agenda/editions/1/").content.decode()
    assert client.get(row.get_absolute_url()).status_code == 302
    said = json.loads(client.get("/agenda/editions/1/edition.json").content)
    assert actions.digest(said["topics"]) == said["digest"]


def test_a_delegate_proposes_and_what_was_typed_stays_when_it_is_refused(signed_in):
    one = member("Nordlicht")
    client = signed_in(delegate(one))
    typed = {"owner": f"organisation-{one.pk}", "title": "Quantum ports", "problem": "P", "expected_result": "R", "horizon": "short"}

    wrong = client.post("/agenda/topics/new/", typed | {"readiness_now": "5", "readiness_aimed": "3"})
    right = client.post("/agenda/topics/new/", typed)

    assert wrong.status_code == 422
    assert "Quantum ports" in wrong.content.decode()
    assert "not below" in wrong.content.decode()
    assert right.status_code == 302
    assert Topic.objects.get().organisation == one
    assert client.post("/agenda/topics/new/", typed | {"owner": ""}).status_code == 422


def test_the_office_screens_with_a_reason_and_the_record_page_says_why(signed_in, office):
    made = factory.topic(owner=member(), taken_in=False)
    client = signed_in(office)

    assert made.title in client.get("/agenda/screening/").content.decode()
    address = reverse("agenda:screen", args=[made.pk])
    assert client.post(address, {"verdict": "taken_in", "because": ""}).status_code == 422
    assert client.post(address, {"verdict": "taken_in", "because": "Wanted by ports."}).status_code == 302
    assert "Wanted by ports." in client.get(made.get_absolute_url()).content.decode()
    made.refresh_from_db()
    assert made.state == "taken_in"


def test_merging_and_splitting_by_page_keep_who_proposed(signed_in, office):
    first, second = factory.topic("A", owner=member("Aurelia")), factory.topic("B", owner=member("Borealis"))
    client = signed_in(office)
    facts = {"title": "Both", "problem": "P", "expected_result": "R", "horizon": "short"}

    assert client.post("/agenda/topics/merge/", facts | {"topics": [first.pk], "because": "One"}).status_code == 409
    assert client.post("/agenda/topics/merge/", facts | {"topics": [first.pk, second.pk], "because": "One"}).status_code == 302
    made = Topic.objects.get(title="Both")
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Aurelia, Borealis" in page
    parts = {f"{part}_{name}": f"{part} {name}" for part in ("first", "second") for name in ("title", "problem", "expected_result")}
    assert client.post(reverse("agenda:split", args=[made.pk]), parts | {"because": "Two"}).status_code == 302
    assert "first title" in client.get(made.get_absolute_url()).content.decode()


def test_a_panellist_answers_one_tap_a_question_and_comes_back_where_it_stopped(signed_in):
    factory.topics(5)
    row, one = factory.round_(), member()
    voice, other = delegate(one), member()
    delegate(other)
    by, now = factory.office_person(), factory.AT
    actions.name_panel(row, 9, by=by, at=now)
    actions.open_round(row, by=by, at=now)
    client, address = signed_in(voice), reverse("agenda:answer", args=[row.pk])

    assert "have an interest" in client.get(address).content.decode()
    assert client.post(reverse("agenda:begin", args=[row.pk]), {"topics": []}).status_code == 302
    assert "Question 1 of 10" in client.get(address).content.decode()
    question = row.panel.get(person=voice.person_id).questions.first()
    assert client.post(address, {"preferred": question.first_id}).status_code == 302
    assert "Question 2 of 10" in signed_in(voice).get(address).content.decode()
    assert "Your answer" in client.get(f"{address}?question=1").content.decode()
    assert client.post(f"{address}?question=1", {"preferred": "none"}).status_code == 302
    question.refresh_from_db()
    assert question.preferred is None
    assert client.post(address, {"preferred": "all"}).status_code == 422
    assert signed_in(delegate(member())).get(address).status_code == 403


@pytest.mark.parametrize("method", Method.values)
def test_the_ranking_says_in_words_how_sure_each_place_is(signed_in, office, method):
    row, _order = factory.closed(method)

    page = signed_in(office).get(row.get_absolute_url()).content.decode()

    assert "comes first" in page
    assert "agenda-band" in page
    assert "How sure" in page
    assert "fewer than three answered" in page
    assert signed_in(office).get(reverse("agenda:ranking", args=[row.pk])).content.decode().startswith("topic,title,score,rank,low,high")


def test_the_second_round_shows_the_groups_answer(signed_in):
    first, order = factory.closed(count=4)
    second = actions.second_round(first, closes_on=timezone.localdate() + timedelta(days=9), by=factory.office_person(), at=timezone.now())
    actions.open_round(second, by=factory.office_person(), at=timezone.now())
    seat = second.panel.select_related("person__account").first()
    actions.begin(seat, [], by=seat.person, at=timezone.now())

    page = signed_in(seat.person.account).get(reverse("agenda:answer", args=[second.pk])).content.decode()

    assert "The group’s place: " in page
    assert "You preferred this in the first round" in page
    assert "3 of 3 who were asked this preferred" in page or "0 of 3 who were asked this preferred" in page
    assert order


def test_a_budget_buys_a_portfolio_beside_the_greedy_list(signed_in, office):
    from decimal import Decimal

    factory.topics(4, cost_low=Decimal(2_000_000), cost_high=Decimal(4_000_000))
    row = factory.round_()
    for one in factory.opened(row, factory.members_with_voice(3)):
        factory.answer_all(one, list(row.topics.order_by("number")))
    actions.close_round(row, by=office.person, at=factory.AT, replicates=50)
    client, address = signed_in(office), reverse("agenda:portfolio", args=[row.pk])

    page = client.get(f"{address}?budget=6000000").content.decode()

    assert "€ 6 m of € 6 m is spent" in page.replace("\u00a0", " ")
    assert "Every organisation gets something" in page
    assert client.get(f"{address}?budget=nothing").status_code == 422
    assert client.get(address).status_code == 200


def test_the_office_prepares_draws_opens_closes_and_publishes(signed_in, office):
    factory.topics(4)
    factory.members_with_voice(3)
    client, closes = signed_in(office), timezone.localdate() + timedelta(days=9)
    said = {"title": "By page", "horizon": "short", "method": "pairs", "questions": "15", "closes_on": closes.isoformat(), "criteria": ""}

    assert client.post("/agenda/rounds/new/", said | {"criteria": "Impact much"}).status_code == 422
    assert client.post("/agenda/rounds/new/", said).status_code == 302
    row = Round.objects.get()
    assert client.post(reverse("agenda:open", args=[row.pk])).status_code == 409
    assert client.post(reverse("agenda:panel", args=[row.pk]), {"size": "3"}).status_code == 302
    assert client.post(reverse("agenda:open", args=[row.pk])).status_code == 302
    assert client.post(reverse("agenda:close", args=[row.pk])).status_code == 409
    row.refresh_from_db()
    for seat in row.panel.select_related("person"):
        factory.answer_all(actions.begin(seat, [], by=seat.person, at=timezone.now()), list(row.topics.all()))
    assert client.post(reverse("agenda:close", args=[row.pk])).status_code == 302
    assert client.post("/agenda/editions/draft/", {"title": "Agenda", "introduction": "", "rounds": [row.pk]}).status_code == 302
    assert "Draft: only the office sees it" in client.get("/agenda/editions/1/").content.decode()
    assert signed_in(delegate(member())).get("/agenda/editions/1/").status_code == 404
    assert client.post("/agenda/editions/1/publish/").status_code == 302
    assert Edition.objects.get().is_published


def test_calls_are_watched_linked_and_stand_in_the_calendar(signed_in, office, client):
    topic, call = factory.topic("Ports under attack"), factory.call("PORTS-1")
    factory.call("FISH-1", title="Fish in rivers")
    keeper = signed_in(office)

    suggestions = reverse("agenda:suggestions", args=[topic.pk])
    assert "PORTS-1" in keeper.get(suggestions).content.decode()
    assert keeper.post(suggestions, {"call": call.pk, "state": LinkState.CONFIRMED}).status_code == 302
    assert Link.objects.get().state == LinkState.CONFIRMED
    assert keeper.post(reverse("agenda:watch", args=[call.pk])).status_code == 302
    assert "PORTS-1 closes" in client.get("/agenda/calls/deadlines.ics?q=ports").content.decode()
    assert "Fish" not in client.get("/agenda/calls/?q=ports").content.decode()
    assert "20990504" in client.get("/agenda/calls/deadlines.ics").content.decode()
    assert "T-001" in keeper.get("/agenda/trace/").content.decode()
    assert Watch.objects.count() == 1
    assert keeper.post(reverse("agenda:watch", args=[call.pk]), {"stop": "yes"}).status_code == 302
    assert Watch.objects.count() == 0


def test_calls_come_in_by_page_dry_first(signed_in, office):
    content = b"topic_id,title,deadline\nA-1,Ports,2099-01-01\n,No code,\n"

    def send(**more):
        file = BytesIO(content)
        file.name = "calls.csv"
        return signed_in(office).post("/agenda/calls/import/", {"file": file} | more)

    dry = send(is_dry_run="on")
    assert "What would come of it" in dry.content.decode()
    assert CallTopic.objects.count() == 0
    assert "needs its code and its title" in send().content.decode()
    assert CallTopic.objects.get().deadline_on.year == 2099


@pytest.mark.parametrize("count", [3, 7])
def test_lists_and_pages_ask_the_database_as_often_for_few_as_for_many(signed_in, office, django_assert_num_queries, count):
    row, _order = factory.closed(count=count)
    factory.edition(row)
    client = signed_in(office)
    client.get("/agenda/")

    with django_assert_num_queries(6):
        client.get("/agenda/topics/")
    with django_assert_num_queries(9):
        client.get("/agenda/")
    with django_assert_num_queries(11):
        client.get(row.get_absolute_url())


def test_a_topics_page_says_how_sure_its_place_is_also_when_a_later_edition_gives_it_none(signed_in, office):
    row, order = factory.closed(count=4)
    factory.edition(row)
    factory.edition(None, title="Agenda 2019")

    page = signed_in(office).get(order[0].get_absolute_url()).content.decode()
    draft = signed_in(office).get("/agenda/editions/draft/").content.decode()

    assert "Agenda 2018: Place 1 of 4." in page
    assert f'value="{row.pk}" id="id_rounds_0" checked' in draft
    assert "What is different from Agenda 2018" in signed_in(office).get("/agenda/editions/2/").content.decode()


def test_several_suggested_calls_are_linked_by_one_word_and_none_by_a_wrong_one(signed_in, office):
    topic, calls = factory.topic("Ports under attack"), [factory.call(f"PORTS-{number}") for number in range(3)]
    keeper, several = signed_in(office), reverse("agenda:say-many", args=[topic.pk])
    before = keeper.get("/agenda/trace/").content.decode()

    assert keeper.post(several, {"state": "confirmed"}).status_code == 409
    assert keeper.post(several, {"state": "perhaps", "calls": [calls[0].pk, calls[1].pk]}).status_code == 409
    assert not Link.objects.exists()
    keeper.post(several, {"state": "confirmed", "calls": [calls[0].pk, calls[1].pk]})

    assert set(Link.objects.values_list("call", "state")) == {(one.pk, "confirmed") for one in calls[:2]}
    assert "0 of 1 topics are answered" in before
    assert "1 of 1 topics are answered" in keeper.get("/agenda/trace/").content.decode()


def test_the_panel_is_reminded_once_a_day_and_only_who_has_not_finished(signed_in, office):
    found = factory.topics(4)
    row = factory.round_(at=timezone.now())
    first, second = factory.opened(row, factory.members_with_voice(2), at=timezone.now())
    factory.answer_all(first, found, at=timezone.now())
    keeper, there = signed_in(office), reverse("agenda:remind", args=[row.pk])

    assert "today already" in keeper.post(there).content.decode()
    Notice.objects.update(created_at=timezone.now() - timedelta(days=1))
    assert keeper.post(there).status_code == 302

    told = Notice.objects.order_by("-pk").first()
    assert "still missing" in told.body
    assert set(told.deliveries.values_list("person", flat=True)) == {second.person_id}
    assert keeper.post(there).status_code == 409


def test_an_edition_is_printed_word_for_word_and_a_draft_is_not(signed_in, office, client):
    factory.topic("Ports <under> #attack", problem="Cranes *stop*.")
    keeper = signed_in(office)
    drafted = actions.draft("Agenda 2018", "What comes first.", [], by=office.person, at=factory.AT)
    assert keeper.get(f"/agenda/editions/{drafted.number}/edition.pdf").status_code == 404
    actions.publish(drafted, by=office.person, at=factory.AT)

    answer = client.get(f"/agenda/editions/{drafted.number}/edition.pdf")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())

    assert answer["Content-Type"] == "application/pdf"
    assert [part in text for part in ("Agenda 2018", "What comes first.", "T-001 Ports <under> #attack", "Cranes *stop*.")] == [True] * 4
