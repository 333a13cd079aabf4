"""What the pages of the market read from a request, and the words they share."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from entente.engine.fragmentation import WEIGHTS, Weights
from entente.engine.fragmentation.index import NotWeights
from entente.market.choices import Mode, Scope

TONES = {Mode.MANDATORY: "bad", Mode.PROCUREMENT: "warn", Mode.VOLUNTARY: "new", Mode.NOTHING: "good"}
MOST_AHEAD = 15  # years


def day_of(request: HttpRequest) -> date:
    """`?day=`; the market uses the real date."""
    today = timezone.localdate()
    try:
        day = parse_date(request.GET.get("day", "")) or today
    except ValueError:
        return today
    return day if 2000 <= day.year <= today.year + MOST_AHEAD else today


def scope_of(request: HttpRequest) -> str:
    scope = request.GET.get("scope", "")
    return scope if scope in Scope.values else ""


def weights_of(request: HttpRequest) -> tuple[Weights, str]:
    """`?acc=50&cost=30&het=20`, and what was wrong with them."""
    given = [request.GET.get(name, "") for name in ("acc", "cost", "het")]
    if not any(given):
        return WEIGHTS, ""
    try:
        acc, cost, het = (_number(one) for one in given)
        return Weights(acc, cost, het), ""
    except (ValueError, NotWeights):
        return WEIGHTS, _("Weights are numbers of at least 0, and not all of them are 0. The published weights are shown.")


def _number(text: str) -> float:
    """A weight in per cent; what is no finite number is none."""
    value = float(text.replace(",", ".") or 0) / 100
    if not 0 <= value <= 1000:
        raise ValueError(text)
    return value
