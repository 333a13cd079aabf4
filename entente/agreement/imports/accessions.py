"""Accessions from a table: who signed when, and by whose hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from entente.agreement.actions import NewAccession
from entente.agreement.imports.columns import Field, Unfit, rows
from entente.agreement.imports.contributions import Rejected
from entente.agreement.imports.finding import Finder
from entente.agreement.models import Accession, Contract
from entente.projects.imports import cells
from entente.projects.imports.refusals import Unfit as NotADay

FIELDS = (
    Field("organisation", ("organisation", "organization", "member", "pic")),
    Field("country", ("country",), is_required=False),
    Field("signed_on", ("signed on", "signed", "date", "day")),
    Field("signatory", ("signatory", "signed by", "name of signatory"), is_required=False),
)


@dataclass(frozen=True, slots=True)
class AccessionPlan:
    """What an import would enter; `unchanged` accessions stand already as the file says."""

    ready: tuple[tuple[int, NewAccession], ...]
    unchanged: int
    rejected: tuple[Rejected, ...]

    @property
    def accessions(self) -> list[NewAccession]:
        return [new for _number, new in self.ready]


def plan_accessions(contract: Contract, source: Path | BinaryIO, *, today: date) -> AccessionPlan:
    read = list(rows(source, FIELDS))
    finder = Finder(row["organisation"] for _number, row, _problem in read)
    known = dict(Accession.objects.known().filter(contract=contract, to_on=None).values_list("organisation_id", "from_on"))
    ready: dict[int, NewAccession] = {}
    rejected, unchanged = [], 0
    for number, row, problem in read:
        try:
            new = _accession(finder, row, problem)
            if known.get(new.organisation.pk) == new.signed_on:
                unchanged += 1
                continue
            _refuse(contract, new, today, known, {found.organisation.pk for found in ready.values()})
            ready[number] = new
        except Unfit as why:
            rejected.append(Rejected(number, str(why)))
    return AccessionPlan(tuple(ready.items()), unchanged, tuple(rejected))


def _accession(finder: Finder, row: Mapping[str, str], problem: str) -> NewAccession:
    if problem:
        raise Unfit(problem)
    organisation = finder.find(row["organisation"], row.get("country", ""))
    try:
        signed_on = cells.day("signed_on", row["signed_on"].strip())
        signatory = cells.line_of_text("signatory", row.get("signatory", ""), 200)
    except NotADay as why:
        raise Unfit(str(why)) from why
    if signed_on is None:
        raise Unfit(_("The day of signature is missing."))
    return NewAccession(organisation, signed_on, signatory)


def _refuse(contract: Contract, new: NewAccession, today: date, known: Mapping[int, date], in_file: set[int]) -> None:
    said = {"organisation": str(new.organisation)}
    if new.organisation.pk in in_file:
        raise Unfit(_("%(organisation)s stands in the file twice.") % said)
    if new.organisation.pk in known:
        said |= {"day": known[new.organisation.pk].isoformat()}
        raise Unfit(_("%(organisation)s is on record as having signed on %(day)s; correct that accession on its page.") % said)
    if not contract.signed_on <= new.signed_on <= today:
        raise Unfit(_("The signature must lie between the contract's own, %(day)s, and today.") % {"day": contract.signed_on.isoformat()})
