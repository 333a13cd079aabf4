"""The market by program."""

import pytest

from entente.market.actions import releasing
from tests.factories import certificates, market, members
from tests.factories.market import AT, TODAY

pytestmark = pytest.mark.django_db
ENERGY = "nis2-energy"


@pytest.fixture
def one(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: TODAY)
    market.market()
    market.asks("DE", ENERGY, "eucc")
    return certificates.certificate(members.member("Harbour Works", "FR"), country="FR")


def test_a_visitor_gets_what_was_released_and_who_is_signed_in_today(call, token, one, office, commission):
    assert call("GET", "/market/index").status_code == 404

    made = releasing.release(as_of=TODAY, by=office.person, at=AT)

    assert call("GET", "/market/index").json()["release"] == made.pk
    live = call("GET", "/market/index?as_of=2028-01-01", token(commission)).json()
    assert (live["as_of"], live["release"]) == ("2026-11-28", None)
    assert call("GET", "/market/index?as_of=2028-01-01", token(office)).json()["as_of"] == "2028-01-01"
    assert [each["id"] for each in call("GET", "/market/releases").json()] == [made.pk]
    assert call("GET", f"/market/releases/{made.pk}").json()["inputs"]["day"] == "2026-11-28"
    assert call("GET", "/market/releases/0").status_code == 404


def test_access_of_a_certificate(call, one):
    said = call("GET", f"/market/access/{one.number}").json()

    assert (said["valid"], said["open"]) == (True, 1)
    assert [cell["rules"] for cell in said["markets"] if cell["answer"] == "open"] == [[]]
    assert call("GET", "/market/access/none").status_code == 404


def test_facts_and_what_it_takes_to_sell(call, one):
    market.costs("eucc", "", 100, 150, 300)

    assert {each["state"] for each in call("GET", "/market/acceptances").json()} == {"DE", "ES", "FI", "FR", "IT", "SG"}
    assert len(call("GET", "/market/recognitions").json()) == 13
    assert {each["scheme"] for each in call("GET", "/market/costs").json()} == {"cc-de", "bsz", "eucc"}
    said = call("GET", f"/market/sell?states=DE&states=FR&sectors={ENERGY}").json()
    assert [each["scheme"] for each in said["taken"]] == ["eucc"]
    assert said["unknown"] == [["FR", ENERGY, "product"]]


def test_the_office_says_what_a_market_asks_and_what_a_certificate_costs(call, token, one, office, commission):
    said = {"state": "FR", "sector": ENERGY, "scope": "product", "mode": "mandatory", "accepts": ["cspn"], "on": "2026-11-28"}
    said |= {"checked_on": "2026-11-28", "source": "https://law.example/"}

    assert call("POST", "/market/acceptances", "", said).status_code == 401
    assert call("POST", "/market/acceptances", token(commission), said).status_code == 403
    assert call("POST", "/market/acceptances", token(office), said | {"state": "US"}).status_code == 404
    assert call("POST", "/market/acceptances", token(office), said | {"mode": "perhaps"}).status_code == 422
    assert call("POST", "/market/acceptances", token(office), said | {"accepts": ["gold"]}).status_code == 409
    assert call("POST", "/market/acceptances", token(office), said).json()["accepts"] == ["cspn"]

    cost = {"scheme": "cspn", "low": "10", "likely": "20", "high": "30", "on": "2026-11-28", "checked_on": "2026-11-28"}
    assert call("POST", "/market/costs", token(office), cost | {"high": "5"}).status_code == 409
    assert call("POST", "/market/costs", token(office), cost).status_code == 201
