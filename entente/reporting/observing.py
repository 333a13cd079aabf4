"""What the house itself can count for an indicator: read from the latest release, written with it and with the method."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.exchange.queries.flow import adopted_across
from entente.indicators import actions
from entente.indicators.actions import Seen
from entente.indicators.choices import Source
from entente.indicators.models import Indicator
from entente.members.queries import classes_on
from entente.notices.references import Reference
from entente.reporting.models import Release
from entente.reporting.queries import accession_counts, latest_release


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a release; None where the release does not state it: not collected, never 0."""

    method: str | Promise
    read: Callable[[Release], Decimal | None]


def _factor(grade: str) -> Callable[[Release], Decimal | None]:
    def read(release: Release) -> Decimal | None:
        found = release.figures["per_eu_euro"][grade]
        return Decimal(found) if isinstance(found, str) else None  # an interval is no one number

    return read


def _members(release: Release) -> Decimal:
    return Decimal(sum(was.is_member for was in classes_on(release.as_of).values()))


def _signed(release: Release) -> Decimal:
    return Decimal(accession_counts(release.contract, release.as_of)[0])


def _across(release: Release) -> Decimal:
    return Decimal(adopted_across(release.as_of))


MEASURES: Mapping[str, Measure] = {
    "leverage.certified": Measure(_("Private euros per EU euro, certified, as the release states it"), _factor("certified")),
    "leverage.documented": Measure(_("Private euros per EU euro, at least documented, as the release states it"), _factor("documented")),
    "leverage.declared": Measure(_("Private euros per EU euro, at least declared, as the release states it"), _factor("declared")),
    "members": Measure(_("Organisations admitted on the release’s day"), _members),
    "exchange.across": Measure(
        _("Practices marked TLP:CLEAR that were adopted in another sector than their own until the release’s day"), _across
    ),
    "contract.signed": Measure(_("Members on the release’s day that had signed the contract"), _signed),
}


def observe_all(*, at: datetime) -> dict[str, list[str]]:
    """Every computed indicator, against the latest release; again, it changes nothing. The codes by what became of them."""
    told: dict[str, list[str]] = {"written": [], "unchanged": [], "unknown_measure": []}
    release = latest_release()
    for indicator in Indicator.objects.filter(source=Source.COMPUTED).order_by("code") if release else ():
        told[_observed(indicator, release, at)].append(indicator.code)
    return told


def _observed(indicator: Indicator, release: Release | None, at: datetime) -> str:
    measure = MEASURES.get(indicator.measure)
    if measure is None or release is None:
        return "unknown_measure"
    value = measure.read(release)
    why_not = "" if value is not None else str(_("The release does not state it as one number"))
    seen = Seen(release.as_of, value, why_not, method=str(measure.method))
    return "written" if actions.compute(indicator, seen, release=_reference(release), at=at) else "unchanged"


def _reference(release: Release) -> Reference:
    return {"room": "reporting", "noun": "release", "id": release.pk, "label": str(release)}
