"""Members sign the contract: one by one, or as a file says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.actions.refusals import CannotAccede
from entente.agreement.models import Accession, Contract
from entente.engine.ledger import day_of
from entente.files.models import Upload
from entente.members.models import Organisation
from entente.people.models import Person
from entente.record.actions import Opened


@dataclass(frozen=True, slots=True)
class NewAccession:
    organisation: Organisation
    signed_on: date
    signatory: str


@transaction.atomic
def accede(contract: Contract, new: NewAccession, *, upload: Upload | None = None, by: Person, at: datetime) -> Accession:
    """An organisation signed the contract."""
    return _enter(record.open(), contract, new, upload=upload, by=by, at=at)


@transaction.atomic
def accede_all(contract: Contract, rows: Sequence[NewAccession], *, file: Upload, by: Person, at: datetime) -> list[Accession]:
    """Every accession of a file, or none."""
    entry = record.open()
    made = [_enter(entry, contract, new, upload=None, by=by, at=at) for new in rows]
    after = {"file": file.name, "digest": file.digest, "lines": len(made)}
    entry.enter("agreement.accessions_imported", contract, by=by, after=after)
    return made


@transaction.atomic
def correct_accession(
    accession: Accession, *, signed_on: date, signatory: str, upload: Upload | None, by: Person, at: datetime
) -> Accession:
    """Mend what was entered wrongly; what was known before stays known before."""
    entry = record.open()
    current = _current(accession)
    _refuse_day(current.contract, signed_on, day_of(at))
    Accession.objects.filter(pk=current.pk).update(superseded_at=at)
    mended = Accession.objects.create(
        contract=current.contract,
        organisation=current.organisation,
        from_on=signed_on,
        signatory=signatory,
        upload=upload or current.upload,
        known_at=at,
    )
    entry.enter("agreement.accession_changed", mended, by=by, organisation=current.organisation, before=_said(current), after=_said(mended))
    return mended


@transaction.atomic
def withdraw_accession(accession: Accession, *, on: date, because: str, by: Person, at: datetime) -> None:
    """The organisation is no longer bound, from a day on."""
    entry = record.open()
    current = _current(accession)
    if on <= current.from_on:
        raise CannotAccede(_("The withdrawal must come after the signature of %(day)s.") % {"day": f"{current.from_on:%d %B %Y}"})
    current.ended(on=on, at=at)
    entry.enter(
        "agreement.accession_changed", current, by=by, organisation=current.organisation, because=because, after={"withdrew_on": on}
    )


def _enter(entry: Opened, contract: Contract, new: NewAccession, *, upload: Upload | None, by: Person, at: datetime) -> Accession:
    _refuse_day(contract, new.signed_on, day_of(at))
    if Accession.objects.known().filter(contract=contract, organisation=new.organisation, to_on=None).exists():
        raise CannotAccede(_("%(organisation)s has already signed; correct that accession instead.") % {"organisation": new.organisation})
    made = Accession.objects.create(
        contract=contract, organisation=new.organisation, from_on=new.signed_on, signatory=new.signatory, upload=upload, known_at=at
    )
    entry.enter("agreement.acceded", made, by=by, organisation=new.organisation, after=_said(made))
    return made


def _said(accession: Accession) -> dict[str, object]:
    return {"signed_on": accession.from_on, "signatory": accession.signatory, "file": str(accession.upload or "")}


def _current(accession: Accession) -> Accession:
    known = Accession.objects.known().filter(contract=accession.contract_id, organisation=accession.organisation_id, to_on=None)
    current: Accession | None = known.select_for_update(of=("self",)).select_related("contract", "organisation", "upload").first()
    if current is None:
        raise CannotAccede(_("This accession has already ended."))
    return current


def _refuse_day(contract: Contract, signed_on: date, today: date) -> None:
    if signed_on < contract.signed_on:
        raise CannotAccede(_("Nobody signed before the contract itself was signed on %(day)s.") % {"day": f"{contract.signed_on:%d %B %Y}"})
    if signed_on > today:
        raise CannotAccede(_("The day of signature lies in the future."))
