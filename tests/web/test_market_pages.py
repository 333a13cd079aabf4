"""The pages of the market: they open, say what is known and what is not, and cost a constant number of queries."""

import pytest
from django.test import Client
from django.urls import reverse

from entente.market.queries import current
from tests.factories import certificates, market, members
from tests.factories.market import TODAY

pytestmark = pytest.mark.django_db

PLAIN = ("home", "asked", "schemes", "sell", "recognitions", "costs", "method", "releases")
ENERGY = "nis2-energy"


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture(autouse=True)
def real_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: TODAY)


def test_pages_open_before_anything_is_on_file_and_say_how_to_begin(client: Client):
    assert {name: client.get(reverse(f"market:{name}")).status_code for name in PLAIN} == dict.fromkeys(PLAIN, 200)
    assert "entente market load" in text(client.get("/market/"))


def test_pages_open_with_the_reference_files(client: Client):
    market.market()

    assert {name: client.get(reverse(f"market:{name}")).status_code for name in PLAIN} == dict.fromkeys(PLAIN, 200)
    said = text(client.get("/market/"))
    assert "No certificate is valid on this day" in said
    assert '<li class="if-wide"><a href="/market/" aria-current="page">Market</a>' in said
    assert "not collected" in text(client.get("/market/asked/"))


def test_why_a_market_is_open_shut_or_not_known(client: Client):
    market.market()
    one = certificates.certificate(members.member("Harbour Works", "FR"), scheme="cspn", stated="", level="one", country="FR")
    market.asks("FR", ENERGY, "cspn")
    market.asks("DE", ENERGY, "bsz")
    market.asks("ES", ENERGY, "lince")
    market.asks("AT", ENERGY, "bsz")

    said = text(client.get(f"/market/certificates/{one.pk}/"))

    assert "2 markets are open, 3 are shut; of 481 nobody knows what they ask" in said
    assert "Its level is accepted here." in said
    assert "It counts by a rule: CSPN counts as BSZ in Germany." in said
    assert "Its level is not among those accepted, and no rule makes it count as one of them." in said
    assert client.get("/market/certificates/999/").status_code == 404


def test_a_certificate_is_looked_up_by_its_number_and_a_wrong_one_is_said(client: Client):
    market.market()
    one = certificates.certificate("Harbour Works")

    assert client.get("/market/", {"certificate": one.number})["Location"] == f"/market/certificates/{one.pk}/"
    answer = client.get("/market/", {"certificate": "none <b>"})
    assert answer.status_code == 404
    assert "No certificate has the number none &lt;b&gt;." in text(answer)


def test_one_market_says_what_it_takes(client: Client):
    market.market()
    market.asks("DE", ENERGY, "bsz", legal_base="An act")

    said = text(client.get(f"/market/states/DE/{ENERGY}/"))

    assert "What does it take to sell here?" in said
    assert "An act" in said
    assert "CSPN counts as BSZ in Germany" in said
    assert client.get("/market/states/US/nis2-energy/").status_code == 404
    assert client.get("/market/states/DE/none/").status_code == 404


def test_selling_names_the_cheapest_set_and_what_is_not_known(client: Client):
    market.market()
    market.asks("FR", ENERGY, "cspn", "eucc")
    market.asks("DE", ENERGY, "bsz", "eucc")
    market.asks("ES", ENERGY, "lince")
    market.asks("AT", ENERGY, mode="nothing")
    market.costs("cspn", "", 30, 40, 50)
    market.costs("eucc", "", 150, 200, 250)

    said = text(client.get("/market/sell/?scope=product&states=FR&states=DE&states=ES&states=AT&states=IT&sectors=nis2-energy"))

    assert "One certificate is the cheapest way" in said
    assert "CSPN</a> one</th><td>Germany, Energy; France, Energy</td>" in said
    assert 'Openable, but nobody knows the cost</h2><ul class="plain"><li>Spain, Energy</li>' in said
    assert 'Nothing has to be had</h2><ul class="plain"><li>Austria, Energy</li>' in said
    assert 'Not known what is asked</h2><ul class="plain"><li>Italy, Energy</li>' in said
    assert client.get("/market/sell/?scope=product").status_code == 422


def test_the_index_stands_with_its_parts_its_interval_and_its_weights(signed_in, commission):
    market.market()
    certificates.certificate(members.member("Harbour Works", "FR"))

    said = text(signed_in(commission).get("/market/fragmentation/"))

    assert "The index lies between" in said
    assert '<a href="/market/" aria-current="page">Market</a>' in said
    assert all(part in said for part in ("F_acc", "F_cost", "F_het", "50 % F_acc + 30 % F_cost + 20 % F_het"))
    assert said.index("Access first") < said.index("The index and its parts")
    assert "60 % F_acc + 40 % F_cost + 0 % F_het" in text(signed_in(commission).get("/market/fragmentation/?acc=60&cost=40&het=0"))
    wrong = signed_in(commission).get("/market/fragmentation/?acc=-1&cost=x")
    assert wrong.status_code == 422
    assert "The published weights are shown" in text(wrong)


def test_visitors_see_what_was_released_and_only_the_office_chooses_a_day(client, signed_in, office, commission):
    market.market()
    certificates.certificate(members.member("Harbour Works", "FR"))
    market.asks("DE", ENERGY, "eucc")
    assert client.get("/market/fragmentation/")["Location"] == "/market/fragmentation/releases/"

    published = signed_in(office).post("/market/fragmentation/releases/publish/", {"as_of": TODAY, "reason": ""})

    assert client.get("/market/fragmentation/")["Location"] == published["Location"]
    said = text(client.get(published["Location"]))
    assert "F_acc" in said
    assert client.get(f"{published['Location']}inputs/").json()["results"]["as_of"] == "2026-11-28"
    assert "On 1 January 2028" in text(signed_in(office).get("/market/fragmentation/?day=2028-01-01"))
    assert "On 28 November 2026" in text(signed_in(commission).get("/market/fragmentation/?day=2028-01-01"))
    again = signed_in(office).post("/market/fragmentation/releases/publish/", {"as_of": TODAY, "reason": ""})
    assert again.status_code == 409
    assert "released before" in text(again)


def test_the_office_keeps_the_market_and_loses_nothing_it_typed(signed_in, office, commission):
    market.market()
    page = f"/market/states/FR/{ENERGY}/asks/"
    said = {
        "scope": "product",
        "mode": "mandatory",
        "accepts": "gold:one",
        "on": TODAY,
        "checked_on": TODAY,
        "source": "https://law.example/",
    }

    assert signed_in(commission).get(page).status_code == 403
    refused = signed_in(office).post(page, said)
    assert (refused.status_code, "gold:one" in text(refused), "no scheme gold" in text(refused)) == (409, True, True)
    assert signed_in(office).post(page, said | {"source": ""}).status_code == 422
    assert signed_in(office).post(page, said | {"accepts": "cspn\neucc:high"}).status_code == 302
    assert "eucc" in text(signed_in(office).get(f"/market/states/FR/{ENERGY}/"))

    rule = {"code": "new-rule", "name": "New", "sources": "lince:basic", "targets": "cspn:one", "where": "named", "states": "fr"}
    dated = {"on": TODAY, "checked_on": TODAY, "source_note": "A letter", "is_confirmed": "on"}
    assert signed_in(office).post("/market/recognition/new/", rule | dated | {"states": "zz"}).status_code == 422
    assert signed_in(office).post("/market/recognition/new/", rule | dated)["Location"] == "/market/recognition/new-rule/"
    edited = signed_in(office).get("/market/recognition/new-rule/edit/")
    assert "lince:basic" in text(edited)
    assert signed_in(office).post("/market/recognition/new-rule/end/", {"on": TODAY}).status_code == 302
    cost = {"scheme": "cspn", "low": 10, "likely": 20, "high": 30, "unit": "eur", "counts": "whole", "confidence": "low"}
    assert signed_in(office).post("/market/costs/set/", cost | dated).status_code == 302
    assert signed_in(office).post("/market/costs/set/", cost | dated | {"high": 5}).status_code == 409


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_the_database_the_same_however_many_certificates(client, django_assert_num_queries, count):
    market.market()
    ones = [certificates.certificate(f"Holder {number}", country="FR") for number in range(count)]
    for number in range(count):
        market.asks("DE", ("nis2-energy", "nis2-transport", "nis2-space")[number], "eucc")
    current.known()

    with django_assert_num_queries(2):
        client.get("/market/")
    with django_assert_num_queries(4):
        client.get(f"/market/certificates/{ones[0].pk}/")
