"""What members paid becomes what the method counts: a range of the level's whole cost, with the number of barriers as its source."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.market.actions.barriers import CannotReport
from entente.market.actions.dated import Read
from entente.market.actions.keeping import Range, set_cost
from entente.market.choices import Confidence
from entente.market.measure_choices import Evidence
from entente.market.models import LevelCost
from entente.market.queries.barriers import Observed, observed, verified
from entente.people.models import Person


def take_over(scheme: str, level: str, *, by: Person, at: datetime) -> LevelCost:
    """Only what may be published: at least three members, none of them most of it."""
    found = next((one for one in observed(verified()) if (one.scheme, one.level) == (scheme, level)), None)
    if found is None:
        raise CannotReport(_("Too few members have reported what this costs; it cannot be taken over."))
    day = timezone.localtime(at).date()
    told = _("Observed: %(barriers)s verified barriers of %(members)s members, evidence %(evidence)s")
    note = told % {"barriers": found.barriers, "members": found.members, "evidence": ", ".join(found.evidence)}
    return set_cost(_range(found), Read(source="", checked_on=day, source_note=note), on=day, by=by, at=at)


def _range(found: Observed) -> Range:
    is_documented = set(found.evidence) <= {Evidence.A, Evidence.B}
    confidence = Confidence.HIGH if is_documented else Confidence.MEDIUM
    return Range(found.scheme, found.level, found.low, found.likely, found.high, confidence=confidence)
