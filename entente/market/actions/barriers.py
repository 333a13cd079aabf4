"""Barriers: reported in two minutes, checked at once against the access map, verified by other eyes, bundled, asked again."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.certification.models import Certificate, Scheme
from entente.engine.signs import readable
from entente.market.actions.refusals import Refusal
from entente.market.measure_choices import BarrierState, Evidence, Stage, StillThere
from entente.market.models import Barrier, Measure
from entente.market.queries.barrier_check import checked
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.models import Country


class CannotReport(Refusal):
    """The barrier cannot be reported or handled so."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a member says in two minutes. A certificate, or a scheme with a level; costs in euros, as a range."""

    product: str
    state: Country
    sector: str
    asked: str
    happened_on: date
    certificate: Certificate | None = None
    scheme: Scheme | None = None
    level: str = ""
    asked_scheme: Scheme | None = None
    asked_level: str = ""
    cost_low: Decimal | None = None
    cost_high: Decimal | None = None
    months: int | None = None
    may_be_named: bool = False


@transaction.atomic
def report(said: Reported, organisation: Organisation, *, by: Person, at: datetime) -> Barrier:
    entry = record.open()
    _refuse_impossible(said, timezone.localtime(at).date())
    facts = asdict(said) | {"state": said.state, "certificate": said.certificate, "scheme": said.scheme, "asked_scheme": said.asked_scheme}
    facts |= {"asked": readable(said.asked), "checked": checked(said.certificate, said.scheme, said.level, said.state.pk, said.sector, at)}
    barrier = Barrier.objects.create(**facts, organisation=organisation, by=by, at=at)
    entry.enter("market.barrier_reported", barrier, by=by, organisation=organisation, after=barrier.told)
    return barrier


@transaction.atomic
def verify(barrier: Barrier, *, evidence: str, remark: str = "", by: Person, at: datetime) -> Barrier:
    """By somebody else than who reported it, with how well it is evidenced."""
    entry, row = record.open(), _locked(barrier)
    _refuse_unless(row, BarrierState.REPORTED)
    if row.by_id == by.pk:
        raise CannotReport(_("You reported this barrier; somebody else has to verify it."))
    if evidence not in Evidence.values:
        raise CannotReport(_("Say how well it is evidenced: A, B, C or D."))
    row.status, row.evidence, row.remark, row.verified_by = BarrierState.VERIFIED, evidence, remark, by
    row.save()
    entry.enter("market.barrier_verified", row, by=by, organisation=row.organisation, after={"evidence": evidence})
    return row


@transaction.atomic
def do_not_accept(barrier: Barrier, *, because: str, by: Person, at: datetime) -> Barrier:
    entry, row = record.open(), _locked(barrier)
    _refuse_unless(row, BarrierState.REPORTED)
    if not because.strip():
        raise CannotReport(_("Say in a word why, for the member."))
    row.status, row.remark = BarrierState.NOT_ACCEPTED, because.strip()[:500]
    row.save()
    entry.enter("market.barrier_not_accepted", row, by=by, organisation=row.organisation, because=row.remark)
    return row


@transaction.atomic
def withdraw(barrier: Barrier, *, by: Person, at: datetime) -> Barrier:
    entry, row = record.open(), _locked(barrier)
    _refuse_unless(row, BarrierState.REPORTED)
    row.status = BarrierState.WITHDRAWN
    row.save(update_fields=["status"])
    entry.enter("market.barrier_withdrawn", row, by=by, organisation=row.organisation)
    return row


@transaction.atomic
def bundle(barrier: Barrier, measure: Measure, *, by: Person, at: datetime) -> Barrier:
    """A verified barrier is part of the evidence for a measure."""
    entry, row = record.open(), _locked(barrier)
    _refuse_unless(row, BarrierState.VERIFIED)
    row.measure = measure
    row.save(update_fields=["measure"])
    entry.enter("market.barrier_bundled", row, by=by, organisation=row.organisation, after={"measure": measure.title})
    return row


@transaction.atomic
def answer_again(barrier: Barrier, still_there: str, *, by: Person, at: datetime) -> Barrier:
    """Once the measure is in force: is the barrier gone?"""
    entry, row = record.open(), _locked(barrier)
    if row.measure is None or row.measure.stage not in {Stage.IN_FORCE, Stage.OBSERVED}:
        raise CannotReport(_("Whether it is still there is asked once a measure against it is in force."))
    if still_there not in {StillThere.GONE, StillThere.EASIER, StillThere.THERE}:
        raise CannotReport(_("Say whether it is gone, easier or still there."))
    row.still_there = still_there
    row.save(update_fields=["still_there"])
    entry.enter("market.barrier_asked_again", row, by=by, organisation=row.organisation, after={"still_there": still_there})
    return row


def _locked(barrier: Barrier) -> Barrier:
    return Barrier.objects.select_for_update(of=("self",)).select_related("organisation", "measure", "state").get(pk=barrier.pk)


def _refuse_unless(row: Barrier, state: str) -> None:
    if row.status != state:
        said = {"barrier": row, "state": row.get_status_display()}
        raise CannotReport(_("%(barrier)s is “%(state)s”; this cannot be done now. Look at its page, it has moved on.") % said)


def _refuse_impossible(said: Reported, today: date) -> None:
    checks: list[tuple[Any, str]] = [
        (not said.certificate and not said.scheme, _("Name the certificate, or the scheme it is of.")),
        (said.happened_on > today, _("It happened on a day that is still to come.")),
        ((said.cost_low is None) != (said.cost_high is None), _("Give the cost as a range, from and to, or leave both empty.")),
        (said.cost_low is not None and said.cost_high is not None and said.cost_low > said.cost_high, _("The cost goes from low to high.")),
    ]
    for is_wrong, sentence in checks:
        if is_wrong:
            raise CannotReport(sentence)
