"""`entente market load|index|access`."""

import json
from datetime import date

import pytest
from django.core.management import CommandError

from entente.market.actions import releasing
from tests.cli.test_coverage import run
from tests.factories import certificates, market, members
from tests.factories.market import AT, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def one():
    market.market()
    market.asks("DE", "nis2-energy", "eucc:high")
    market.asks("ES", "nis2-energy", "lince")
    return certificates.certificate(members.member("Harbour Works", "FR"), level="high", country="FR")


def test_loading_twice_changes_nothing():
    assert run("market", "load", "--json")["recognitions"]["created"] == 14
    assert "Nothing changed." in run("market", "load")


def test_the_index_is_one_object_with_parts_interval_and_weights(one):
    said = run("market", "index", "--as-of", "2026-11-28", "--json")

    assert said["as_of"] == "2026-11-28"
    assert set(said["parts"]) == {"acc", "cost", "het"}
    assert (said["parts"]["acc"]["value"], said["index"]["value"]) == (pytest.approx(2 / 3), None)
    assert said["index"]["low"] < said["index"]["high"]
    assert said["parameters"]["weights"] == {"acc": 0.5, "cost": 0.3, "het": 0.2}
    told = run("market", "index", "--as-of", "2026-11-28", "--weights", 1, 0, 0)
    assert "F = 0.667" in told
    with pytest.raises(CommandError, match="not all of them are 0"):
        run("market", "index", "--weights", 0, 0, 0)


def test_a_release_is_worked_out_again(one, office):
    made = releasing.release(as_of=TODAY, by=office.person, at=AT)

    assert run("market", "index", "--release", made.pk, "--json")["reproduced"] is True
    assert "The same as published." in run("market", "index", "--release", made.pk)
    with pytest.raises(CommandError, match="no release 99"):
        run("market", "index", "--release", 99)


def test_access_says_market_by_market_why(one):
    said = run("market", "access", one.number, "--as-of", "2026-11-28", "--json")

    known = {(cell["state"], cell["answer"], cell["because"]) for cell in said["markets"] if cell["because"] != "not_collected"}
    assert known == {("DE", "open", "accepted"), ("ES", "shut", "not_recognised")}
    assert (said["open"], said["shut"], said["valid"]) == (1, 2, True)
    assert len(said["recognised"]) == 26
    assert "It is not valid on 2031-01-01" in run("market", "access", one.pk, "--as-of", date(2031, 1, 1))
    with pytest.raises(CommandError, match="No certificate is called none"):
        run("market", "access", "none")
    assert json.dumps(said)
