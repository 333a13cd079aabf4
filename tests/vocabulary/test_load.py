import io
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from entente.vocabulary import queries
from entente.vocabulary.actions import CannotLoad, Loaded, load
from entente.vocabulary.editions import rows_of
from entente.vocabulary.models import Country, CountrySpan, Expertise, Region, Sector, SectorMapping
from entente.vocabulary.reference import shipped

pytestmark = pytest.mark.django_db


def table(model: type[Model]) -> list[tuple[object, ...]]:
    return sorted(model._default_manager.values_list(), key=str)


def test_an_empty_database_is_filled_within_two_seconds() -> None:
    for rows in reversed(rows_of(shipped())):
        rows.model._default_manager.all()._raw_delete(connection.alias)

    began = time.perf_counter()
    loaded = load()
    took = time.perf_counter() - began

    assert {noun: done.created for noun, done in loaded.items()} == {
        "countries": 250, "country_spans": 80, "regions": 2010, "sectors": 58, "sector_mappings": 52,
        "expertise": 165, "technologies": 23, "role_profiles": 12,
    }  # fmt: skip
    assert took < 2


def test_loading_again_changes_nothing() -> None:
    load()
    before = [table(rows.model) for rows in rows_of(shipped())]

    again = load()

    assert {(done.created, done.changed, done.ended) for done in again.values()} == {(0, 0, 0)}
    assert [table(rows.model) for rows in rows_of(shipped())] == before


def test_a_renamed_entry_keeps_its_code_and_its_neighbours() -> None:
    first, *rest = shipped().expertise
    renamed = replace(first, name="Assurance")

    loaded = load(replace(shipped(), expertise=(renamed, *rest)))

    assert loaded["expertise"] == Loaded(created=0, changed=1, unchanged=164, ended=0)
    assert Expertise.objects.get(code=first.code).name == "Assurance"
    assert Expertise.objects.get(code=rest[0].code).name == rest[0].name


def test_what_an_edition_leaves_out_is_kept_and_may_come_back() -> None:
    shorter = replace(shipped(), regions=tuple(region for region in shipped().regions if not region.code.startswith("EL")))

    gone = load(shorter)["regions"]
    current = Region.objects.current().count()
    still = load(shorter)["regions"]
    back = load()["regions"]

    assert (gone.ended, current, still.ended, back.changed) == (70, 1940, 0, 70)
    assert Region.objects.count() == 2010
    assert Region.objects.current().count() == 2010


def test_a_corrected_span_replaces_the_wrong_one() -> None:
    wrong = tuple(
        replace(span, from_on=date(1972, 1, 1)) if (span.country, span.group) == ("GB", "eu") else span for span in shipped().spans
    )
    load(replace(shipped(), spans=wrong))

    loaded = load()["country_spans"]

    assert loaded == Loaded(created=1, changed=0, unchanged=79, ended=1)
    assert CountrySpan.objects.get(country="GB", group="eu").from_on == date(1973, 1, 1)


def test_a_tree_that_hangs_in_the_air_is_refused_and_nothing_is_written() -> None:
    before = table(Sector)
    homeless = replace(shipped().sectors[0], name="Renamed", parent="nowhere")

    with pytest.raises(CannotLoad, match="demand-energy stands under nowhere, which is not there"):
        load(replace(shipped(), sectors=(homeless, *shipped().sectors[1:])))

    assert table(Sector) == before


@pytest.mark.parametrize("on", [date(2004, 4, 30), date(2018, 9, 30), date(2020, 2, 1)])
def test_the_tables_and_the_files_say_the_same_of_a_day(on: date) -> None:
    held = {(span.country_id, span.group) for span in CountrySpan.objects.on(on)}

    assert held == {(iso2, group) for group, countries in queries.eligible_groups(on).items() for iso2 in countries}


def test_rows_know_their_country_parent_and_words() -> None:
    attica = Region.objects.get(code="EL30")

    assert (attica.country_id, attica.level, attica.parent_id) == ("GR", 2, "EL3")
    assert str(attica) == "Attiki (EL30)"
    assert str(Country.objects.get(iso2="GR")) == "Greece"
    assert str(Sector.objects.get(code="nis2-energy-gas").parent) == "Energy"
    assert str(SectorMapping.objects.get(source="demand-energy", target="nis2-energy")) == "Energy is the same as Energy"


def test_a_span_that_ends_before_it_begins_cannot_be_stored() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CountrySpan.objects.create(country_id="FR", group="efta", from_on=date(2020, 1, 1), to_on=date(2020, 1, 1))


def test_the_command_prints_one_object_and_is_idempotent() -> None:
    out = io.StringIO()
    call_command("vocabulary", "load", "--json", stdout=out)

    result = json.loads(out.getvalue())

    assert result["regions"] == {"created": 0, "changed": 0, "unchanged": 2010, "ended": 0}
    assert list(result) == [
        "countries",
        "country_spans",
        "regions",
        "sectors",
        "sector_mappings",
        "expertise",
        "technologies",
        "role_profiles",
    ]


def test_the_command_says_in_words_that_nothing_changed() -> None:
    out = io.StringIO()
    call_command("vocabulary", "load", stdout=out)

    assert out.getvalue().strip().endswith("Nothing changed.")


def test_the_command_asks_for_the_migration_first(tmp_path: Path) -> None:
    environment = os.environ | {
        "ENTENTE_HOME": str(tmp_path),
        "DATABASE_URL": "",
        "SECRET_KEY": "k" * 50,
        "DJANGO_SETTINGS_MODULE": "entente.project.settings",
    }
    command = [sys.executable, "-c", "from entente.cli.main import main; main()", "vocabulary", "load"]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert "Run `entente migrate` first." in done.stderr


def test_the_command_refuses_what_it_does_not_know() -> None:
    with pytest.raises(CommandError, match="invalid choice: 'drop'"):
        call_command("vocabulary", "drop")
