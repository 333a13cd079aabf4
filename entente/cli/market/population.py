"""access shares over any number of certificates in Parquet files, on DuckDB or on Spark"""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Refused
from entente.market.dataset import Dataset
from entente.market.population.engines import DUCKDB, MEMORY, SPARK, CannotCount, counted, day_of
from entente.market.queries.facts import dataset


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILES.parquet", help="the columns are in docs/how-to/population.md")
    parser.add_argument("--engine", choices=[DUCKDB, SPARK], default=DUCKDB, help="both give the same to the last digit")
    parser.add_argument("--as-of", metavar="DATE", help="certificates and market of this day; default today")
    parser.add_argument("--market", metavar="FILE.json", help="a day's market as `--save-market` wrote it, instead of this installation's")
    parser.add_argument("--save-market", metavar="FILE.json", help="write the day's market that was used, without certificates")
    parser.add_argument("--memory", default=MEMORY, help="the most that DuckDB takes; the rest goes to disk")


def work(*, files: list[str], engine: str, memory: str, say: Callable[..., None], **options: Any) -> dict[str, Any]:
    try:
        day = day_of(options["as_of"]) if options["as_of"] else timezone.localdate()
        known = _market(options["market"]) if options["market"] else dataset(day)
        if options["save_market"]:
            Path(options["save_market"]).write_text(json.dumps(known.told | {"classes": []}), encoding="utf-8")
        say(_("Reading %(files)s with %(engine)s.") % {"files": ", ".join(files), "engine": engine})
        return {"as_of": day.isoformat(), "engine": engine} | counted(files, known, day, engine, memory).told
    except CannotCount as refusal:
        raise Refused(str(refusal)) from refusal


def told(result: dict[str, Any]) -> str:
    access = result["access"]
    lines = [_("%(certificates)s certificates valid on %(as_of)s; %(unmatched)s of them are met by no market on file.") % result]
    if access["share"] is None:
        return "\n".join([*lines, _("Of no market is anything known that they could open.")])
    said = {"share": access["share"] * 100, "low": access["low"] * 100, "high": access["high"] * 100, "known": access["known"] * 100}
    lines.append(_("Outside their home states they open %(share).1f %% of what is known (%(low).1f to %(high).1f %% of all).") % said)
    lines.append(_("Known is %(known).1f %% of all; “not collected” is not “no”.") % said)
    return "\n".join([*lines, *(f"  {one['class']}: {_percent(one['share'])}" for one in result["classes"])])


def _percent(share: float | None) -> str:
    return str(_("not known")) if share is None else f"{share:.1%}"


def _market(path: str) -> Dataset:
    try:
        return Dataset.read(json.loads(Path(path).read_text(encoding="utf-8")))
    except OSError as error:
        raise CannotCount(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotCount(f"{path} is no market as --save-market writes it ({error}).") from error
