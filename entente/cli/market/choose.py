"""choose the measures that open most of the market under a budget, with a proven bound of what is possible at most"""

import json
import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from entente.cli.base import Refused

SECONDS = 30.0
SEARCHED = 0.2  # the share of the time after which an exact run begins, from the best choice by then


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("instance", metavar="INSTANCE.json", help="cells and measures; the format is in docs/how-to/choose-measures.md")
    parser.add_argument("--budget", type=float, required=True, help="in the unit of the measures' costs")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="the longest it may take; it ends earlier when nothing moves")
    parser.add_argument("--exact", action="store_true", help="go on with HiGHS, which may prove that nothing better exists")


def work(*, instance: str, budget: float, seconds: float, exact: bool, say: Callable[..., None], **_rest: Any) -> dict[str, Any]:
    began = time.monotonic()
    from entente.engine.measures import Instance, answers
    from entente.engine.measures.reading import Malformed, read

    try:
        found: Instance = read(_data(instance), budget)
    except Malformed as malformed:
        raise Refused(f"{instance}: {malformed}") from malformed
    until = began + seconds * (SEARCHED if exact else 1)
    coming = answers(found)
    answer = next(coming)
    while time.monotonic() < until and (better := next(coming, None)):
        answer = better
    if exact and not answer.is_proven:
        answer = _exactly(found, answer, began + seconds - time.monotonic(), say)
    chosen = {"value": answer.value, "bound": answer.bound, "gap": answer.gap, "chosen": list(answer.chosen), "cost": answer.cost}
    return chosen | {"seconds": round(time.monotonic() - began, 3)}


def told(result: dict[str, Any]) -> str:
    opened = _("Opens %(value).6g for %(cost).6g; no choice can open more than %(bound).6g.") % result
    gap = _("Proven gap: %(gap).2f %%, after %(seconds).1f seconds.") % {"gap": result["gap"] * 100, "seconds": result["seconds"]}
    chosen = _("Chosen: %(measures)s") % {"measures": ", ".join(map(str, result["chosen"])) or _("nothing")}
    return "\n".join([opened, gap, chosen])


def _data(path: str) -> Any:
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(_("%(path)s cannot be read: %(error)s.") % {"path": path, "error": error.strerror}) from error
    except ValueError as error:
        raise Refused(_("%(path)s is not JSON: %(error)s.") % {"path": path, "error": error}) from error


@contextmanager
def _prints_aside() -> Iterator[None]:
    """HiGHS greets on standard output, which belongs to the answer: sent to standard error instead."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _exactly(found: Any, answer: Any, seconds: float, say: Callable[..., None]) -> Any:
    from entente.engine.measures.exact import exact

    try:
        with _prints_aside():
            better = exact(found, answer, seconds=seconds)
    except ModuleNotFoundError as missing:
        raise Refused(_("--exact needs HiGHS: pip install highspy.")) from missing
    say(_("Proven: nothing better exists.") if better.is_proven else _("Ended without proof: time was up. The bound holds all the same."))
    return better
