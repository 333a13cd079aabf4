"""What was observed: entered as a draft with evidence, validated by somebody else, or computed with its release and method."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line
from entente.indicators.actions.refusals import CannotKeep
from entente.indicators.choices import ObservationState, Source
from entente.indicators.models import Indicator, Observation
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Seen:
    """A value on a day; without one, `why_not` says why it was not collected."""

    on: date
    value: Decimal | None
    why_not: str = ""
    evidence: str = ""
    method: str = ""
    asked: int | None = None
    answered: int | None = None
    parts: Mapping[str, Decimal] = field(default_factory=dict)


@transaction.atomic
def observe(indicator: Indicator, seen: Seen, *, by: Person | None, at: datetime) -> Observation:
    """A draft. A correction is a new one for the same day."""
    entry = record.open()
    if indicator.source == Source.COMPUTED:
        raise CannotKeep(_("“%(name)s” is computed here; nobody enters it by hand.") % {"name": indicator})
    said = _checked(seen, timezone.localtime(at).date())
    observation = Observation.objects.create(indicator=indicator, entered_by=by, entered_at=at, **said)
    entry.enter("indicators.observed", observation, by=by, after=_told(said))
    return observation


@transaction.atomic
def validate(observation: Observation, *, by: Person, at: datetime) -> Observation:
    """Four eyes: never by whoever entered it."""
    entry = record.open()
    row = _held(observation, by)
    row.state, row.judged_by, row.judged_at = ObservationState.VALIDATED, by, at
    row.save(update_fields=["state", "judged_by", "judged_at"])
    entry.enter("indicators.validated", row, by=by)
    return row


@transaction.atomic
def send_back(observation: Observation, *, because: str, by: Person, at: datetime) -> Observation:
    entry = record.open()
    row = _held(observation, by)
    if not (why := one_line(because, 500)):
        raise CannotKeep(_("Say in a word why, for whoever entered it."))
    row.state, row.judged_by, row.judged_at, row.remark = ObservationState.REJECTED, by, at, why
    row.save(update_fields=["state", "judged_by", "judged_at", "remark"])
    entry.enter("indicators.sent_back", row, by=by, because=why)
    return row


@transaction.atomic
def compute(indicator: Indicator, seen: Seen, *, release: Mapping[str, Any], at: datetime) -> Observation | None:
    """What a rule of the house found in a release: known at once. None when the last word for that day says the same already."""
    entry = record.open()
    known = Observation.objects.validated().filter(indicator=indicator, on=seen.on).newest_first().first()
    if known and (known.value, known.release.get("id")) == (seen.value, release.get("id")):
        return None
    said = _checked(seen, timezone.localtime(at).date())
    more = {"release": dict(release), "state": ObservationState.VALIDATED, "entered_at": at, "judged_at": at}
    observation = Observation.objects.create(indicator=indicator, **said, **more)
    entry.enter("indicators.computed", observation, by=None, after=_told(said) | {"release": dict(release)})
    return observation


def _held(observation: Observation, by: Person) -> Observation:
    row = Observation.objects.select_for_update(of=("self",)).select_related("indicator").get(pk=observation.pk)
    if row.state != ObservationState.DRAFT:
        raise CannotKeep(_("This value was judged already: %(state)s.") % {"state": row.get_state_display()})
    if row.entered_by_id == by.pk:
        raise CannotKeep(_("You entered this value; somebody else validates it or sends it back."))
    return row


def _checked(seen: Seen, today: date) -> dict[str, Any]:
    if seen.on > today:
        raise CannotKeep(_("%(day)s is still to come; enter what was observed.") % {"day": f"{seen.on:%d.%m.%Y}"})
    if seen.value is None and not seen.why_not.strip():
        raise CannotKeep(_("Give a value, or say why it was not collected: nothing is not 0."))
    if (seen.asked is None) != (seen.answered is None) or (seen.answered or 0) > (seen.asked or 0):
        raise CannotKeep(_("Of those asked, at most as many have answered: give both numbers, or neither."))
    return {
        "on": seen.on,
        "value": seen.value,
        "why_not": one_line(seen.why_not, 300) if seen.value is None else "",
        "evidence": one_line(seen.evidence, 500),
        "method": one_line(seen.method, 300),
        "asked": seen.asked,
        "answered": seen.answered,
        "parts": {one_line(name, 60): str(value) for name, value in seen.parts.items()},
    }


def _told(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != "parts"}
