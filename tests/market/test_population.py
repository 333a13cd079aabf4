"""Access shares over a population: the same as the engine's access of each certificate, and the same on Spark."""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import call_command

from benchmarks.instances.population import market, written
from entente.cli.base import Refused
from entente.market.dataset import ClassFact, Dataset
from entente.market.population.engines import CannotCount, counted
from entente.market.world import Built

pytest.importorskip("ibis", reason="ibis-framework is not installed: populations are not counted")
pytest.importorskip("duckdb", reason="duckdb is not installed: populations are not counted")

DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def files(tmp_path_factory: Any) -> list[str]:
    return written(tmp_path_factory.mktemp("population"), 3_000)


def test_shares_equal_the_access_of_each_certificate(files):
    told = counted(files, market(), DAY).told

    opened, unknown, everything = one_by_one(files, market())
    assert told["access"]["share"] == float(Fraction(opened, everything - unknown))
    assert told["access"]["low"] == float(Fraction(opened, everything))
    assert told["access"]["high"] == float(Fraction(opened + unknown, everything))
    assert told["unmatched"] > 0
    assert sum(1 for one in told["markets"] if one["share"] is None) > 20  # every eleventh is not collected


def test_splitting_the_files_changes_nothing(files, tmp_path):
    import pyarrow.parquet as parquet

    table = parquet.read_table(files[0])
    parquet.write_table(table.slice(0, 1_000), tmp_path / "a.parquet")
    parquet.write_table(table.slice(1_000), tmp_path / "b.parquet")

    parts = counted([str(tmp_path / "a.parquet"), str(tmp_path / "b.parquet")], market(), DAY).told

    assert parts == counted(files, market(), DAY).told


@pytest.mark.slow
def test_spark_says_the_same_to_the_last_digit(files):
    pytest.importorskip("pyspark", reason="pyspark is not installed: the Spark engine is not tested")
    if not has_java_17():
        pytest.skip("no Java 17 answers: the Spark engine is not tested")
    small = few_levels(market())
    from pyspark.sql import SparkSession

    quick = {"spark.sql.shuffle.partitions": "1", "spark.sql.codegen.wholeStage": "false", "spark.ui.enabled": "false"}
    SparkSession.builder.master("local[1]").config(map=quick).getOrCreate()

    assert counted(files, small, DAY, "spark").told == counted(files, small, DAY).told


def test_what_cannot_be_read_is_refused_in_words(files, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as parquet

    parquet.write_table(pa.table({"class": ["a"]}), tmp_path / "short.parquet")
    (tmp_path / "no.parquet").write_text("no")
    for name, said in (("absent.parquet", "is not there"), ("short.parquet", "scheme_level"), ("no.parquet", "no Parquet")):
        with pytest.raises(CannotCount, match=said):
            counted([str(tmp_path / name)], market(), DAY)


def test_the_command_counts_against_a_saved_market(files, tmp_path, capsys):
    (tmp_path / "market.json").write_text(json.dumps(market().told))
    arguments = ["market", "population", *files, "--market", str(tmp_path / "market.json"), "--as-of", "2026-11-01"]

    call_command(*arguments, "--json")

    said = json.loads(capsys.readouterr().out)
    assert said["access"] == counted(files, market(), DAY).told["access"]
    with pytest.raises(Refused, match="is not a day"):
        call_command("market", "population", *files, "--as-of", "soon")


def one_by_one(files: list[str], dataset: Dataset) -> tuple[int, int, int]:
    """(opened, unknown, everything) in millionths of millionths, by `engine.access` for every single certificate."""
    import pyarrow.parquet as parquet

    built = Built(Dataset(**(vars_of(dataset) | {"classes": (ClassFact("product", "eucc", "high", "FR"),)})))
    rows = [row for path in files for row in parquet.read_table(path).to_pylist() if is_valid(row)]
    rows = [row for row in rows if row["scheme_level"] != "not-on-file"]
    world = built.world
    classes = built.classes([fact_of(row) for row in rows])
    from entente.engine.access import access

    found = access(classes, world.markets, world.chains)
    foreign = classes.home[:, None] != world.markets.state[None, :]
    weight = np.array([row["weight"] for row in rows], object)[:, None] * np.round(world.markets.size * 1_000_000).astype(int).astype(
        object
    )
    return tuple(int((weight * (which & foreign)).sum()) for which in (found.opened, found.unknown, found.in_scope))  # type: ignore[return-value]


def vars_of(dataset: Dataset) -> dict[str, Any]:
    return {name: getattr(dataset, name) for name in Dataset.__dataclass_fields__}


def is_valid(row: dict[str, Any]) -> bool:
    return row["valid_from"] <= DAY and (row["valid_to"] is None or row["valid_to"] > DAY)


def fact_of(row: dict[str, Any]) -> ClassFact:
    scheme, _colon, level = row["scheme_level"].partition(":")
    named = {name: row[name] or "" for name in ("category", "domain", "profile")}
    return ClassFact("product", scheme, level, row["home_state"], eal=row["eal"], ava_van=row["ava_van"], **named)


def few_levels(dataset: Dataset) -> Dataset:
    """A tenth of the markets and a few schemes: Spark takes its time."""
    few = {"cc-at", "cc-de", "cc-se", "eucc"}

    def named(tokens: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(token for token in tokens if token.split(":")[0] in few)

    rules = tuple(replace(rule, sources=named(rule.sources), targets=named(rule.targets)) for rule in dataset.rules)
    levels = tuple(one for one in dataset.levels if one.scheme in few)
    return replace(dataset, markets=dataset.markets[::10], levels=levels, rules=rules)


def has_java_17() -> bool:
    if not (java := shutil.which("java")):
        return False
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    return 'version "17' in said or 'version "21' in said


def test_the_files_are_what_the_page_says(files: list[str]) -> None:
    import pyarrow.parquet as parquet

    from entente.market.population.expression import COLUMNS

    assert tuple(parquet.read_schema(files[0]).names) == COLUMNS
    assert Path(files[0]).stat().st_size > 0
