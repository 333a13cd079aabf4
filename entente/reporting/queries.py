"""What everyone may see of the contract: the latest release, and how it differs from the one before."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from entente.agreement.models import Accession, Contract
from entente.engine.disclosure import amounts, tables_from
from entente.engine.releases import Difference, differences
from entente.members.queries import classes_on
from entente.reporting.models import Release


def latest_release() -> Release | None:
    """One query."""
    return Release.objects.select_related("contract").order_by("-pk").first()


def accession_counts(contract: Contract, day: date) -> tuple[int, int]:
    """How many of the members on a day have signed, and how many members there are."""
    members = {pk for pk, was in classes_on(day).items() if was.is_member}
    signed = Accession.objects.known().on(day).filter(contract=contract).values_list("organisation_id", flat=True)
    return len(members & set(signed)), len(members)


def restated(release: Release) -> tuple[Difference, ...]:
    """Every published cell that moved since the release before; none for the first."""
    before = Release.objects.filter(contract=release.contract_id, pk__lt=release.pk).order_by("-pk").first()
    return differences(amounts(tables_from(before.tables)), amounts(tables_from(release.tables))) if before else ()


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@dataclass(frozen=True, slots=True)
class Headline:
    """The first page's answer: what was mobilised, how sure that is, and what was expected by then."""

    mobilised: Decimal | None
    target: Decimal
    low: Decimal | None
    high: Decimal | None
    factor: Decimal
    answered: Decimal | None
    share_of_amount: Decimal | None
    share_of_time: Decimal


def headline_of(release: Release) -> Headline:
    """Mobilised is the EU's money (the least it can be) and everything declared: A, P, B and C."""
    figures, contract = release.figures, release.contract
    parts = [figures["eu"]["low"], *(figures["private"][grade] for grade in "ABC"), figures["private"]["P"] or "0"]
    mobilised = None if None in parts else sum(map(Decimal, parts), Decimal(0))
    target, days = Decimal(figures["target"]["amount"]), (contract.last_on - contract.from_on).days
    return Headline(
        mobilised=mobilised,
        target=target,
        low=_end(figures["per_eu_euro"]["certified"], "low"),
        high=_end(figures["per_eu_euro"]["declared"], "high"),
        factor=Decimal(figures["target"]["private"]),
        answered=_amount(figures["answered"]),
        share_of_amount=None if mobilised is None else mobilised / target,
        share_of_time=Decimal(min(max((release.as_of - contract.from_on).days, 0), days)) / days,
    )


def _end(factor: Any, end: str) -> Decimal | None:
    return _amount(factor[end] if isinstance(factor, dict) else factor)
