"""The pages, the API and the command: what is seen by whom, what is typed stays, a list asks the same whatever its length."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from entente.exchange import actions
from entente.exchange.models import Need, Practice, Reuse
from entente.exchange.waiting import waiting
from entente.people.choices import Permission
from tests.factories import members
from tests.factories.exchange import AT, adopted, asked, contacted, deployed, needed, published, waiting_for_review
from tests.factories.governance import body, seat, seated
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
FORM = {
    "title": "Segments",
    "kind": "practice",
    "problem": "Malware walks.",
    "how": "Segments by risk.",
    "language": "en",
    "could": ["demand-transport"],
    "cost_low": "5",
    "cost_high": "10",
}


def page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_what_is_amber_is_in_no_list_count_search_or_figure_of_others(signed_in, client):
    circle = body(marking="AMBER")
    insider = seated(circle)
    row = published(title="Hydra segments", body=circle, could=("demand-transport",))
    deployed(row)
    adopted(row)
    needed(title="Hydra need", marking="AMBER", body=circle)
    asked(circle, title="Hydra question")
    outsider = signed_in(delegate(member()))
    lists = ["/exchange/", "/exchange/?q=hydra", "/exchange/needs/?q=hydra", "/exchange/questions/", "/exchange/reuse/", "/search/?q=hydra"]
    operations = ["practices", "needs", "across"]

    for who in (client, outsider):
        assert not any("Hydra" in page(who, address) for address in lists)
        told = [json.loads(page(who, f"/api/exchange/{name}")) for name in operations]
        assert [told[0]["items"], told[1]["items"], told[2]["value"], told[2]["flows"]] == [[], [], 0, []]
        page(who, row.get_absolute_url(), 404)
    assert all("Hydra" in page(signed_in(insider), address) for address in lists)


def test_a_need_that_is_not_named_says_whose_it_is_to_nobody_else(signed_in, office):
    one = member("Secretive Works")
    need = needed(one, is_named=False, marking="CLEAR")
    other = signed_in(delegate(member()))
    seen = [page(other, address) for address in ("/exchange/needs/", need.get_absolute_url(), f"/api/exchange/needs/{need.pk}")]

    assert not any("Secretive" in text or "secretive" in text for text in seen)
    assert "A member, through the office" in seen[1]
    assert "Secretive" in page(signed_in(office), need.get_absolute_url())


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_whatever_its_length(client, rows, django_assert_num_queries):
    members.partnership()
    for _ in range(rows):
        deployed(published(marking="CLEAR", could=("demand-transport",)))
    page(client, "/exchange/")

    with django_assert_num_queries(4):
        said = page(client, "/exchange/?sector=demand-health")

    assert said.count("At work in Health") == rows


def test_a_practice_goes_through_its_pages_from_draft_to_publication(signed_in, office):
    one = member()
    writer, reader = signed_in(delegate(one)), signed_in(office)
    wrong = writer.post("/exchange/practices/new/", FORM | {"how": ""})
    assert wrong.status_code == 422
    assert "Malware walks." in wrong.content.decode()
    assert writer.post("/exchange/practices/new/", FORM | {"cost_high": "1"}).status_code == 409

    writer.post("/exchange/practices/new/", FORM)
    row = Practice.objects.get()
    writer.post(f"{row.get_absolute_url()}put/")
    assert "waits for review" in page(reader, row.get_absolute_url())
    assert writer.post(f"{row.get_absolute_url()}publish/", {}).status_code == 403
    reader.post(f"{row.get_absolute_url()}publish/", {})

    row.refresh_from_db()
    assert row.state == "published"
    change = page(writer, f"{row.get_absolute_url()}change/")
    assert "Segments by risk." in change
    for name in ("deploy", "translate", "renew", "withdraw", "versions/1"):
        page(writer, f"{row.get_absolute_url()}{name}/")


def test_a_need_is_stated_changed_and_its_suggestion_dismissed(signed_in):
    published(marking="CLEAR", expertise=("D09.01",))
    one = member()
    client = signed_in(delegate(one))
    said = {"title": "Patching trains", "problem": "Malware on devices.", "sector": "demand-transport", "is_named": "no", "alerts": "on"}
    assert client.post("/exchange/needs/new/", said | {"schemes": "nothing"}).status_code == 422
    client.post("/exchange/needs/new/", said | {"expertise": ["D09.01"], "regions": "FR10"})
    need = Need.objects.get()
    assert (need.is_named, need.regions) == (False, ["FR10"])
    actions.match_need(need, by=None, at=AT)

    assert "It says what you say." in page(client, need.get_absolute_url())
    (suggestion,) = need.suggestions.all()
    client.post(f"/exchange/suggestions/{suggestion.pk}/dismiss/", {"because": "topic"})
    client.post(f"{need.get_absolute_url()}change/", said | {"title": "Trains"})
    client.post(f"{need.get_absolute_url()}close/", {"state": "met", "because": "Found"})

    need.refresh_from_db()
    assert (need.title, need.state, need.suggestions.get().dismissed_because) == ("Trains", "met", "topic")


def test_a_question_and_a_reuse_go_through_their_pages(signed_in):
    circle, one = body(), member()
    asker, peer = seated(circle, organisation=one), seated(circle)
    client, other = signed_in(asker), signed_in(peer)
    client.post("/exchange/questions/new/", {"body": circle.pk, "title": "How?", "text": "Why?", "is_named": "no", "days": 5})
    address = client.get("/exchange/questions/").content.decode().partition('<a href="/exchange/questions/')[2]
    assert "How?" in page(other, "/exchange/questions/")
    pk = [part for part in page(client, "/api/exchange/questions").split('"id": ') if part][1].split(",")[0]
    assert address
    other.post(f"/exchange/questions/{pk}/answer/", {"text": "So.", "may_use": "yes"})
    assert "So." in page(client, f"/exchange/questions/{pk}/")
    assert client.post(f"/exchange/questions/{pk}/practice/").status_code == 302

    row = published(marking="CLEAR")
    client.post(f"/exchange/practices/{row.pk}/take-up/", {"sector": "demand-energy", "words": "May we?"})
    reuse = Reuse.objects.get()
    client.post(f"{reuse.get_absolute_url()}move/", {"state": "adopted", "on": AT.date().isoformat()})
    assert client.post(f"{reuse.get_absolute_url()}move/", {"state": "adopted", "on": "2018-01-01"}).status_code in {409, 422}


def test_the_command_matches_one_need_and_tells_why(client):
    published(marking="CLEAR")
    need, out = needed(), StringIO()

    call_command("match", f"N-{need.pk}", "--json", stdout=out)

    told = json.loads(out.getvalue())
    assert (told["need"], told["new"], [reason["kind"] for reason in told["found"][0]["reasons"]]) == (need.pk, 1, ["words"])
    with pytest.raises(CommandError, match="There is no need 99999"):
        call_command("match", "99999")


def test_the_desk_names_what_waits(office):
    one = member()
    speaker = delegate(one)
    circle = body()
    seat(circle, speaker, organisation=one)
    row = waiting_for_review(one, by=speaker.person)
    asked(circle)
    contacted(published(), one)
    day = AT.date()

    assert [item.sentence for item in waiting(office.person_id, (), [Permission.EXCHANGE_KEEP], day)] == [f"Review “{row.title}”"]
    found = [item.sentence for item in waiting(speaker.person_id, [one.pk], (), day.replace(year=day.year + 1))]
    assert any(sentence.startswith("Say how it goes") for sentence in found)
    assert [item.sentence for item in waiting(speaker.person_id, (), (), day)] == ["Answer your circle: How do you patch pumps?"]
