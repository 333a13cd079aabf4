"""What the trackers know of a country, for the page "What applies to me": the latest check with its source, as of a day."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from entente.dialogue.choices import Phase
from entente.dialogue.models import TrackerCheck
from entente.people.applying import Applies


def applies(country: str, sector: str, day: date) -> Sequence[Applies]:
    """A tracker follows whole countries, so each holds in every sector. One query."""
    seen = TrackerCheck.objects.filter(followed__country=country, on__lte=day).select_related("followed__tracker").order_by("-on", "-pk")
    latest: dict[int, TrackerCheck] = {}
    for check in seen:
        latest.setdefault(check.followed_id, check)
    return [_line(check) for check in sorted(latest.values(), key=lambda one: one.followed.tracker.title)]


def _line(check: TrackerCheck) -> Applies:
    tracker, state = check.followed.tracker, Phase(check.phase).label
    title = _("%(tracker)s (fictional)") % {"tracker": tracker.title} if tracker.is_fictional else tracker.title
    return Applies(title, state, check.note, check.address, check.source, check.on, check.followed.get_absolute_url())


APPLIES = applies
