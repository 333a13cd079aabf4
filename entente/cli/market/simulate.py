"""what measures would change: the index and its parts year by year, who gains and loses, what becomes enough"""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Refused
from entente.market.queries.baseline import baseline
from entente.market.scenarios import Baseline, Malformed, read, read_baseline, simulate, written


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO.json", help="measures with their days; the format is in docs/how-to/scenarios.md")
    parser.add_argument("--as-of", metavar="DATE", help="the baseline's day where the file holds no baseline; default today")
    parser.add_argument("--save-baseline", metavar="FILE.json", help="write the baseline down, to count again from the same")


def work(*, scenario: str, say: Callable[..., None], **options: Any) -> dict[str, Any]:
    data = _data(scenario)
    try:
        known = _baseline(data, options["as_of"])
        if options["save_baseline"]:
            Path(options["save_baseline"]).write_text(json.dumps(written(known)), encoding="utf-8")
        return simulate(read(data, known)).told
    except Malformed as malformed:
        raise Refused(f"{scenario}: {malformed}") from malformed


def told(result: dict[str, Any]) -> str:
    lines = [_("%(name)s, from the market of %(day)s") % {"name": result["name"], "day": result["baseline"]["day"]}]
    lines.append(f"{'':<12}{'F':>8}{'F_acc':>8}{'F_cost':>8}{'F_het':>8}")
    for year in result["years"]:
        figures = (year["index"]["value"], *(year["parts"][name]["value"] for name in ("acc", "cost", "het")))
        lines.append(f"{year['day']:<12}" + "".join(f"{_figure(one):>8}" for one in figures))
    enough = {name: round(value) for name, value in result["enough"].items()}
    lines.append(_("Certificates that are enough everywhere one is required: %(before)s before, %(after)s after, of %(of)s.") % enough)
    return "\n".join([*lines, *result["assumptions"]])


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _baseline(data: Any, as_of: str | None) -> Baseline:
    """In the file, in another that it names, or of this installation."""
    said = data.get("baseline") if isinstance(data, dict) else None
    if isinstance(said, str):
        return read_baseline(_data(said))
    if isinstance(said, dict):
        return read_baseline(said)
    try:
        return baseline(date.fromisoformat(as_of) if as_of else timezone.localdate())
    except ValueError as wrong:
        raise Malformed(_("%(day)s is not a day: expected YYYY-MM-DD.") % {"day": as_of}) from wrong


def _data(path: str) -> Any:
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(_("%(path)s cannot be read: %(error)s.") % {"path": path, "error": error.strerror}) from error
    except ValueError as error:
        raise Refused(_("%(path)s is not JSON: %(error)s.") % {"path": path, "error": error}) from error
