"""`entente observe`: computed indicators from the latest release, once; without one nothing is written."""

import json
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from entente.indicators.models import Observation
from entente.reporting.actions import release
from tests.factories import agreement
from tests.factories.people import person
from tests.factories.programme import indicator

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)


def observe(capsys):
    call_command("observe", "--json")
    return json.loads(capsys.readouterr().out)


def test_it_writes_what_the_release_says_with_its_method_and_again_changes_nothing(capsys):
    for code, measure in (("members", "members"), ("leverage", "leverage.declared"), ("odd", "none")):
        indicator(code=code, source="computed", measure=measure)
    assert observe(capsys)["written"] == []

    contract = agreement.contract()
    for _number in range(4):
        agreement.accepted(amount="1000000.00")
    agreement.project(eu_contribution=2_000_000, total_cost=2_000_000)
    release(contract, as_of=DAY, known_by=DAY, by=person(), at=datetime(2018, 9, 30, 20, tzinfo=UTC))
    first, again = observe(capsys), observe(capsys)

    assert (first["written"], first["unknown_measure"]) == (["leverage", "members"], ["odd"])
    assert (again["written"], again["unchanged"]) == ([], ["leverage", "members"])
    counted = Observation.objects.get(indicator__code="members")
    assert (counted.value, counted.on, counted.state, counted.release["noun"]) == (4, DAY, "validated", "release")
    assert Observation.objects.get(indicator__code="leverage").value == 2
