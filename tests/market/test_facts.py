"""From the reference files and certificates to the dataset of a day."""

import json
from datetime import date

import pytest

from entente.market.actions import loading
from entente.market.dataset import Dataset
from entente.market.models import Acceptance, Market, Recognition
from entente.market.queries.facts import dataset
from entente.market.world import Built
from entente.record.models import Entry
from tests.factories import market
from tests.factories.market import AT, TODAY

pytestmark = pytest.mark.django_db


def test_the_reference_files_load_once_and_again_change_nothing() -> None:
    first = loading.load(by=None, at=AT)
    entries = Entry.objects.count()

    again = loading.load(by=None, at=AT)

    assert first["recognitions"]["created"] == 14
    assert all(counts["created"] == counts["changed"] == 0 for counts in again.values())
    assert Entry.objects.count() == entries


def test_every_row_of_the_reference_files_names_its_source_and_the_day_somebody_looked() -> None:
    market.market()

    for model in (Market, Acceptance, Recognition):
        assert not model.objects.filter(source="").exists()
        assert not model.objects.filter(checked_on=None).exists()


def test_a_day_has_its_own_states_rules_and_acceptances() -> None:
    market.market()

    then, now = dataset(date(2018, 1, 1)), dataset(TODAY)

    assert len({one.state for one in then.markets}) == 28
    assert {one.state for one in now.markets} == {one.state for one in then.markets} - {"GB"} | {"SG"}
    assert len(now.markets) == 27 * 19 + 1
    assert not any(one.code == "csa-56-10" for one in then.rules)
    assert [one.accepts for one in dataset(date(2025, 1, 1)).acceptances if one.sector == "nis2-health"] == [("c5:type-1",)]
    assert [one.accepts for one in dataset(date(2026, 1, 1)).acceptances if one.sector == "nis2-health"] == [("c5:type-2",)]


def test_a_release_can_read_its_dataset_back() -> None:
    market.market()
    found = dataset(TODAY)

    again = Dataset.read(json.loads(found.canonical))

    assert again == found
    assert again.hash == found.hash


def test_the_world_has_a_column_for_each_market_and_scope_on_file() -> None:
    market.market()

    built = Built(dataset(TODAY))

    assert sorted(built.scopes.numbers) == ["cloud_service", "consumer_device", "organisation", "product"]
    assert len(built.columns) == 27 * 18 * 3 + 28
    assert ("DE", "nis2-health", "cloud_service") in built.places
    level = built.levels.keys[int(built.world.markets.accepted[:, built.places["DE", "nis2-health", "cloud_service"]].argmax())]
    assert level == ("c5", "type-2")
