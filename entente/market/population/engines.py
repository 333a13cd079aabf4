"""Where the expression runs: DuckDB in this process, or a Spark session: local, or the cluster that Spark's own settings name."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from entente.market.dataset import Dataset
from entente.market.population.expression import COLUMNS, expression
from entente.market.population.shares import Shares, shares
from entente.market.population.ways import ways

DUCKDB, SPARK = "duckdb", "spark"
MEMORY = "1GB"


class CannotCount(Exception):
    """The files or the engine cannot be used as they are."""


def day_of(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as wrong:
        raise CannotCount(f"{said} is not a day: expected YYYY-MM-DD.") from wrong


def counted(files: Sequence[str], dataset: Dataset, day: date, engine: str = DUCKDB, memory: str = MEMORY) -> Shares:
    """Access shares of all certificates in the files that are valid on the day."""
    known = ways(dataset)
    with _connected(engine, memory) as connection:
        certificates = _read(connection, files)
        rows = connection.to_pyarrow(expression(certificates, known, day)).to_pylist()
    return shares(rows, known)


@contextmanager
def _connected(engine: str, memory: str) -> Iterator[Any]:
    try:
        import ibis  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except ModuleNotFoundError as missing:
        raise CannotCount("This needs Ibis with DuckDB: pip install 'ibis-framework[duckdb]'.") from missing
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Ibis calls its engines by names that they are about to give up
        yield from _connections(ibis, engine, memory)


def _connections(ibis: Any, engine: str, memory: str) -> Iterator[Any]:
    if engine == DUCKDB:
        connection = ibis.duckdb.connect(memory_limit=memory)
        connection.raw_sql("SET enable_progress_bar = false")
        yield connection
        connection.disconnect()
        return
    session = _session()
    yield ibis.pyspark.connect(session)
    session.stop()


def _session() -> Any:
    try:
        from pyspark.sql import SparkSession  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except ModuleNotFoundError as missing:
        raise CannotCount("Spark needs pyspark: pip install 'entente[spark]'.") from missing
    try:
        settings: dict[str, Any] = {"spark.sql.session.timeZone": "UTC", "spark.ui.enabled": "false", "spark.sql.ansi.enabled": "true"}
        return SparkSession.builder.appName("entente market population").config(map=settings).getOrCreate()
    except Exception as failed:
        raise CannotCount(f"No Spark session could be begun ({type(failed).__name__}); a local one needs Java 17.") from failed


def _read(connection: Any, files: Sequence[str]) -> Any:
    """One table over all files; patterns and addresses that the engine itself can read are left to it."""
    for path in files:
        if "://" not in path and "*" not in path and not Path(path).exists():
            raise CannotCount(f"{path} is not there.")
    try:
        tables = [connection.read_parquet(path) for path in files]
    except Exception as unreadable:
        raise CannotCount(f"{', '.join(files)}: no Parquet that can be read ({_first_line(unreadable)}).") from unreadable
    for path, table in zip(files, tables, strict=True):
        if missing := [name for name in COLUMNS if name not in table.columns]:
            raise CannotCount(f"{path}: the columns {', '.join(missing)} are missing. Expected: {', '.join(COLUMNS)}.")
    chosen = [table.select(*COLUMNS) for table in tables]
    return chosen[0] if len(chosen) == 1 else chosen[0].union(*chosen[1:])


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0]
