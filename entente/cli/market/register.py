"""the register of measures: where each stands; --load brings this version's reference file"""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.market.actions.measure_register import load_measures
from entente.market.queries.measures import register


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--load", action="store_true", help="load the acts and proposals of the reference file; again changes nothing")


def work(*, load: bool, say: Callable[..., None], **_rest: Any) -> dict[str, Any]:
    loaded = load_measures(by=None, at=timezone.now()) if load else {}
    return {"loaded": loaded, "measures": [_told(one) for one in register()]}


def _told(one: Any) -> dict[str, Any]:
    names = ("slug", "title", "instrument", "article", "owner", "stage", "legal_reference", "source")
    dates = {name: value and value.isoformat() for name in ("due_on", "in_force_on", "checked_on") for value in [getattr(one, name)]}
    return {name: getattr(one, name) for name in names} | dates | {"in_favour": one.in_favour, "against": one.against}


def told(result: dict[str, Any]) -> str:
    lines = [_("%(created)s created, %(changed)s changed, %(unchanged)s unchanged") % result["loaded"]] if result["loaded"] else []
    return "\n".join([*lines, *(f"{one['stage']:<13} {one['due_on'] or '':<11} {one['title']}" for one in result["measures"])])
