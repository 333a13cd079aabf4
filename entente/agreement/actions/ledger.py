"""Declaring and correcting: the organisation's side of the ledger."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.actions.answers import answered
from entente.agreement.actions.evidence import attach
from entente.agreement.actions.line import NewLine, Ruler, ruler
from entente.agreement.actions.refusals import CannotDeclare
from entente.agreement.choices import Source
from entente.agreement.models import Contract, Declaration
from entente.engine.ledger import day_of
from entente.files.models import Upload
from entente.people.models import Person
from entente.record.actions import Opened


@transaction.atomic
def declare(
    contract: Contract,
    line: NewLine,
    *,
    by: Person,
    at: datetime,
    evidence: Iterable[Upload] = (),
    replaces: Declaration | None = None,
    because: str = "",
    source: Source = Source.DECLARED,
) -> Declaration:
    """Enter a line; with `replaces`, as the correction of an earlier one, which stays accepted until this one is."""
    entry = record.open()
    measure = ruler(contract, [line.organisation], day_of(at))
    if replaces is not None:
        _refuse_correction(line, Declaration.objects.select_for_update().get(pk=replaces.pk), because)
    made = _enter(entry, measure, line, replaces=replaces, because=because, source=source, by=by, at=at)
    for upload in evidence:
        attach(entry, made, upload, by=by, at=at)
    return made


@transaction.atomic
def declare_all(
    contract: Contract, lines: Sequence[NewLine], *, file: Upload, by: Person, at: datetime, source: Source
) -> list[Declaration]:
    """Every line of a file, or none; whoever brings the file is the declarer of its lines."""
    entry = record.open()
    measure = ruler(contract, {line.organisation for line in lines}, day_of(at))
    made = [_enter(entry, measure, line, replaces=None, because="", source=source, by=by, at=at) for line in lines]
    after = {"file": file.name, "digest": file.digest, "lines": len(made)}
    entry.enter("agreement.contributions_imported", contract, by=by, after=after)
    return made


def _enter(
    entry: Opened, measure: Ruler, line: NewLine, *, replaces: Declaration | None, because: str, source: Source, by: Person, at: datetime
) -> Declaration:
    measure.refuse(line, replacing=replaces.pk if replaces else None)
    made = Declaration.objects.create(
        contract=measure.contract,
        organisation=line.organisation,
        year=line.year,
        activity=line.activity,
        is_planned=line.is_planned,
        amount=measure.in_euros(line),
        currency=line.currency,
        stated_amount=line.amount,
        rate=measure.rate(line),
        grade=line.grade,
        source=source,
        participation=line.participation,
        note=line.note,
        replaces=replaces,
        by=by,
        at=at,
    )
    measure.standing[line.same] = made.pk
    if not line.is_planned:
        answered(measure.contract, line.organisation, line.year, is_nothing=False, by=by, at=at)
    entry.enter("agreement.declared", made, by=by, organisation=line.organisation, because=because, after=said(made))
    return made


def said(line: Declaration) -> dict[str, object]:
    """A line as the record keeps it."""
    return {
        "year": line.year,
        "activity": line.activity,
        "amount": line.amount,
        "currency": f"{line.stated_amount} {line.currency} at {line.rate}" if line.currency != "EUR" else "EUR",
        "grade": line.grade,
        "source": line.source,
        "planned": line.is_planned,
        "replaces": line.replaces_id,
    }


def _refuse_correction(line: NewLine, old: Declaration, because: str) -> None:
    if old.source == Source.PARTICIPATION:
        raise CannotDeclare(_("This line comes from the public grant record; it changes when the record does."))
    if old.organisation_id != line.organisation.pk:
        raise CannotDeclare(_("A correction stays with the organisation whose line it replaces."))
    if Declaration.objects.filter(replaces=old).exists():
        raise CannotDeclare(_("This line was already corrected. Correct the line that replaced it."))
    if not because.strip():
        raise CannotDeclare(_("Say in a sentence why the line is corrected."))
