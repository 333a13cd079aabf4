"""The observatory: counted once from what stands here, amounts under disclosure control, sources beside, unknown never 0."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from entente.engine.disclosure import tables_from
from entente.industry import actions, queries
from entente.industry.models import FundingRelease, Observed, Snapshot
from tests.factories.industry import granted, outcome
from tests.factories.members import member, partnership
from tests.factories.projects import Partner, project

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YEAR = str(TODAY.year - 1)


def told(amounts, country="FR", **said):
    on = date(TODAY.year - 1, 5, 5)
    return [outcome(member(country=country), amount, on=on, **said) for amount in amounts]


def test_again_on_the_same_facts_it_changes_nothing():
    granted(member(country="DE"))
    first = actions.count(at=timezone.now())

    assert first.body["cells"]["labels"] == {"DE": {str(TODAY.year): "1"}}
    assert actions.count(at=timezone.now()) == first
    granted(member(country="DE"))
    assert actions.count(at=timezone.now()).body["cells"]["labels"] == {"DE": {str(TODAY.year): "2"}}
    assert Snapshot.objects.count() == 2


def test_a_label_counts_on_the_days_on_which_it_held():
    row = granted(at=datetime(2024, 3, 1, tzinfo=UTC), until_on=date(2025, 2, 28))
    ended = granted(at=datetime(2024, 3, 1, tzinfo=UTC), until_on=date(2099, 1, 1))
    actions.revoke(ended, because="Sold", by=row.decided_by, at=datetime(2025, 6, 1, tzinfo=UTC))

    assert queries.counted(date(2026, 11, 28)).cells["labels"] == {"FR": {"2024": "2"}}


def test_members_are_those_of_the_last_day_of_each_year():
    partnership(shown_as_of=None)
    member(country="FR", on=date(2016, 7, 5))

    assert queries.counted(date(2018, 3, 1)).cells["members"] == {"FR": {"2016": "1", "2017": "1", "2018": "1"}}


def test_funding_counts_where_the_company_agrees_and_three_stand_behind_it():
    told([100, 120, 130, 140])
    told([900_000], country="EE")
    told([999_999], may_count=False)
    outcome(member(), 5, on=TODAY)
    found = tables_from(actions.count(at=timezone.now()).body["funding"])

    assert found["country",]["EE",].amount is None
    assert found[()][()].amount != Decimal(999_999 + 900_490)
    amounts = [cell.amount for cell in found["country",].values()]
    assert Decimal(900_000) not in amounts
    body = str(Snapshot.objects.get().body)
    assert "contributor" not in body
    assert "900000" not in body


def test_many_companies_of_many_countries_are_published():
    for country in ("FR", "DE", "IT", "ES"):
        told([100, 120, 130, 140], country)
    first = tables_from(actions.count(at=timezone.now()).body["funding"])

    assert first[()][()].amount == Decimal(1960)
    assert first["country",]["FR",].amount == Decimal(490)
    told([150], "FR")
    second = tables_from(actions.count(at=timezone.now()).body["funding"])
    assert second["country",]["FR",].amount is None
    assert FundingRelease.objects.count() == 2


def test_outcomes_of_fewer_than_three_companies_are_not_told():
    rows = told([1, 2, 3])
    outcome(rows[0].organisation, on=date(TODAY.year - 1, 6, 1))

    assert queries.together.outcomes_shown(TODAY)[YEAR]["talks"] is None
    assert queries.together.outcomes_shown(date(TODAY.year - 1, 12, 1)) == {}


def test_what_a_source_does_not_know_is_not_0_and_money_without_a_year_is_said_to_be_left_out():
    Observed.objects.create(
        measure="Jobs in the industry", measure_key="jobs", unit="jobs", country="FR", year=2024, value=None, source="S",
        source_on=date(2026, 1, 1), read_at=timezone.now(),
    )  # fmt: skip
    project(Partner(member().pk, eu_contribution=Decimal(1000)), Partner(member().pk), signed_on=date(2020, 2, 2))
    found = actions.count(at=timezone.now())

    assert found.body["observed"][0]["cells"] == {"FR": {"2024": ""}}
    assert found.body["left_out"] == {"eu_money_not_stated": 1, "eu_money_undated": 0}
    assert found.body["cells"]["eu_money"] == {"FR": {"2020": "1000"}}
