"""How the countries of a tracker stand on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from entente.dialogue.choices import Phase
from entente.dialogue.models import Followed, Tracker, TrackerCheck
from entente.engine.trackers import Check, Freshness, freshness, tally
from entente.vocabulary.choices import CountryGroup
from entente.vocabulary.queries import eligible_groups


@dataclass(frozen=True, slots=True)
class Standing:
    """One country: its row where somebody looked or looks after it, and how old that is."""

    country: str
    row: Followed | None
    fresh: Freshness

    @property
    def phase(self) -> str:
        return self.row.phase if self.row else ""


def countries_of(day: date) -> list[str]:
    """The member states on a day: of each it is said how it stands, or that nobody has collected it."""
    return sorted(eligible_groups(day)[CountryGroup.EU])


def standings(tracker: Tracker, day: date) -> list[Standing]:
    """The member states, and whatever other country somebody follows, by code. One query."""
    held = {row.country_id: row for row in tracker.countries.select_related("responsible")}
    wanted = sorted({*countries_of(day), *held})
    return [Standing(one, held.get(one), _fresh(held.get(one), tracker, day)) for one in wanted]


def counts(found: Sequence[Standing]) -> list[tuple[str, int]]:
    """By phase in their order, those not collected last under ""; adds up to the countries."""
    counted = tally({one.country: one.phase for one in found if one.phase}, [one.country for one in found])
    return [(phase, counted.get(phase, 0)) for phase in (*Phase.values, "")]


def history(tracker: Tracker, country: str) -> QuerySet[TrackerCheck]:
    return TrackerCheck.objects.filter(followed__tracker=tracker, followed__country=country).select_related("by").order_by("-on", "-pk")


def listed(day: date) -> QuerySet[Tracker]:
    """With how many countries were collected and how many of those checks hold no more. One query."""
    collected, stale = Q(countries__checked_on__isnull=False), Q(countries__stale_on__lte=day)
    return Tracker.objects.annotate(
        collected=Count("countries", filter=collected), stale=Count("countries", filter=collected & stale)
    ).order_by("is_fictional", "title")


def _fresh(row: Followed | None, tracker: Tracker, day: date) -> Freshness:
    seen = Check(row.checked_on, row.pk, row.phase) if row and row.checked_on else None
    return freshness(seen, day, tracker.keeps)
