"""Reads about indicators. What is not validated is for those who keep them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from entente.engine.progress import Measure
from entente.indicators.models import Indicator, Observation, Target


def with_figures(indicators: QuerySet[Indicator]) -> QuerySet[Indicator]:
    """With their targets, and their validated observations, the newest first."""
    targets = Prefetch("targets", Target.objects.order_by("year"))
    validated = Observation.objects.validated().order_by("-on", "-pk")
    return indicators.prefetch_related(targets, Prefetch("observations", validated, to_attr="validated"))


def measure_of(indicator: Indicator, on: date) -> Measure:
    """As the rule of progress reads it; `indicator` comes from `with_figures`."""
    last = last_known(indicator.validated, on)  # type: ignore[attr-defined]
    baseline = (indicator.baseline_on, indicator.baseline) if indicator.baseline_on and indicator.baseline is not None else None
    targets: dict[int, Decimal] = {target.year: target.value for target in indicator.targets.all()}
    seen = (last.on, last.value) if last and last.value is not None else None
    return Measure(f"indicator:{indicator.pk}", indicator.name, baseline, targets, seen)


def last_known(newest_first: Iterable[Observation], on: date) -> Observation | None:
    """The last word up to a day. "Not collected" is a word too: it is not covered up by an older value."""
    return next((one for one in newest_first if one.on <= on), None)


def history(indicator: Indicator, *, drafts: bool) -> QuerySet[Observation]:
    rows = Observation.objects.filter(indicator=indicator).select_related("entered_by", "judged_by").newest_first()
    return rows if drafts else rows.validated()


def drafts() -> QuerySet[Observation]:
    return Observation.objects.filter(state="draft").select_related("indicator", "entered_by").order_by("on", "pk")
