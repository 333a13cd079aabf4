"""How fragmented the market is on a day: the index with its parts, its interval and its weights."""

from datetime import UTC, date, datetime, time
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Refused
from entente.engine.fragmentation import Weights
from entente.engine.fragmentation.index import NotWeights
from entente.market.dataset import Dataset
from entente.market.figures import SEED, Parameters, figures
from entente.market.models import FragmentationRelease
from entente.market.queries.facts import dataset
from entente.market.world import Built

PARTS = {"acc": "access missing abroad", "cost": "cost of certifying again", "het": "difference of requirements"}


def arguments(parser: CommandParser) -> None:
    parser.add_argument("--as-of", type=date.fromisoformat, help="the day the figures speak of, past or future (default: today)")
    parser.add_argument("--known-by", type=date.fromisoformat, help="what was known by the end of this day (default: all that is known)")
    parser.add_argument("--weights", type=float, nargs=3, metavar=("ACC", "COST", "HET"), help="other weights than 0.5 0.3 0.2")
    parser.add_argument("--seed", type=int, default=SEED, help="of the draws of costs and weights")
    parser.add_argument("--release", type=int, metavar="N", help="work a published release out again from what it froze")


def work(*, say: Any, **options: Any) -> dict[str, Any]:
    if options["release"]:
        return _again(options["release"])
    day = options["as_of"] or timezone.localdate()
    known_by = datetime.combine(options["known_by"], time.max, UTC) if options["known_by"] else None
    return figures(Built(dataset(day, known_by)), Parameters(_weights(options["weights"]), options["seed"]))


def told(result: dict[str, Any]) -> str:
    lines = [_("On %(day)s: %(certificates)d valid certificates, %(markets)d markets") % {**result, "day": result["as_of"]}]
    access = result["access"]
    if access["open"] is not None:
        lines.append(_("Open abroad %(open).1f %%, shut %(shut).1f %%, not known %(unknown).1f %%") % _percent(access))
    lines.append(f"F = {_told(result['index'])}   {_('weights')} {_weights_told(result)}")
    for name, part in result["parts"].items():
        lines.append(f"  F_{name:<5}{_told(part)}   {_('known')} {part['known']:.1%}   {PARTS[name]}")
    lines.append(_("Markets that nobody can open: %(share)s of what is required") % {"share": f"{result['closed']:.1%}"})
    if "reproduced" in result:
        lines.append(_("The same as published.") if result["reproduced"] else _("Not the same as published."))
    return "\n".join(lines)


def _weights(given: list[float] | None) -> Weights:
    try:
        return Weights(*given) if given else Weights()
    except NotWeights as wrong:
        raise Refused(str(wrong)) from wrong


def _again(number: int) -> dict[str, Any]:
    release = FragmentationRelease.objects.filter(pk=number).first()
    if release is None:
        raise Refused(_("There is no release %(number)s.") % {"number": number})
    found = figures(Built(Dataset.read(release.inputs)), Parameters.read(release.parameters))
    return found | {"release": number, "reproduced": found == release.results}


def _percent(shares: dict[str, float]) -> dict[str, float]:
    return {name: 100 * share for name, share in shares.items()}


def _weights_told(result: dict[str, Any]) -> str:
    return " ".join(f"{weight:g}" for weight in result["parameters"]["weights"].values())


def _told(part: dict[str, Any]) -> str:
    value = _("not known") if part["value"] is None else f"{part['value']:.3f}"
    return f"{value} [{part['low']:.3f}, {part['high']:.3f}]"
