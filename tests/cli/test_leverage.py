"""`entente leverage`: the documented JSON and a table in words."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from entente.cli.base import Refused
from tests.factories import agreement as make
from tests.factories import members

pytestmark = pytest.mark.django_db


def leverage(*arguments: str) -> str:
    out = StringIO()
    call_command("leverage", *arguments, stdout=out)
    return out.getvalue()


def test_the_json_has_the_documented_keys_and_amounts_as_texts():
    make.project(eu_contribution=Decimal(1000), total_cost=Decimal(1250))
    make.accepted(amount="500", grade="A")

    said = json.loads(leverage("--json", "--as-of", "2018-09-30"))

    assert list(said) == [
        "as_of", "known_by", "eu", "private", "per_eu_euro", "total_per_eu_euro",
        "target", "expected_by_now", "answered", "years", "left_out",
    ]  # fmt: skip
    assert said["eu"] == {"projects": 1, "total_cost": "1250.00", "stated": "1000.00", "low": "1000.00", "high": "1000.00"}
    assert said["private"] == {"A": "500.00", "P": None, "B": "0.00", "C": "0.00", "D": "0.00"}
    assert said["per_eu_euro"] == {"certified": "0.5000", "documented": "0.5000", "declared": "0.5000"}
    assert said["answered"] == "0.5000"
    assert [year["year"] for year in said["years"]] == [2016, 2017, 2018]


def test_the_day_is_the_partnerships_unless_given_and_known_by_follows_it():
    make.contract()

    assert json.loads(leverage("--json"))["as_of"] == members.DAY.isoformat()
    said = json.loads(leverage("--json", "--as-of", "2017-12-31", "--known-by", "2018-06-30"))
    assert (said["as_of"], said["known_by"]) == ("2017-12-31", "2018-06-30")
    assert json.loads(leverage("--json", "--as-of", "2017-12-31"))["known_by"] == "2017-12-31"


def test_the_table_says_it_in_words():
    make.project(total_cost=Decimal(1000), funding_scheme="IA")
    make.accepted(amount="350", grade="A")
    make.declared(amount="7")

    said = leverage()

    assert "As of 2018-09-30, as known by 2018-09-30" in said
    assert "EUR 700.00 .. EUR 1,000.00  (1 projects, total cost EUR 1,000.00, stated not known)" in said
    assert "A EUR 350.00  P not known  B EUR 0.00" in said
    assert "0.3500 .. 0.5000" in said
    assert "Left out: 1 lines, EUR 7.00: not accepted yet" in said


def test_without_a_contract_it_is_refused_with_what_to_do():
    with pytest.raises(Refused, match="entente contract load ecs-2016"):
        leverage()


def test_a_day_before_anything_was_known_is_refused():
    make.contract()

    with pytest.raises(Refused, match="On 2010-01-01 nothing was known yet"):
        leverage("--as-of", "2010-01-01")


def test_a_day_that_is_no_day_is_wrong_usage():
    with pytest.raises(CommandError, match="invalid day value"):
        leverage("--as-of", "yesterday")
