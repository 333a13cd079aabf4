"""From the cells of the official columns to facts; a row that contradicts itself is rejected."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from entente.projects.facts import ParticipationFacts, ProjectFacts
from entente.projects.imports import cells as cell
from entente.projects.imports.bodies import body
from entente.projects.imports.refusals import Unfit
from entente.projects.imports.row_cells import RowCells

MOST_RCN = 10**15


def key(row: Mapping[str, str]) -> tuple[str, int | None]:
    """Grant and record number of a row of project.csv."""
    return cell.grant("id", row.get("id", "").strip()), cell.number("rcn", row.get("rcn", "").strip(), MOST_RCN)


def project(row: Mapping[str, str], decimal_mark: str) -> ProjectFacts:
    read = RowCells(row, decimal_mark)
    grant_id, rcn = key(row)
    facts = ProjectFacts(
        grant_id=grant_id,
        rcn=rcn,
        acronym=read.text("acronym", 120),
        title=read.text("title", 1000),
        objective=cell.long_text("objective", read.raw("objective"), 20_000),
        status=read.text("status", 20),
        start_on=cell.day("startDate", read.raw("startDate")),
        end_on=cell.day("endDate", read.raw("endDate")),
        signed_on=cell.day("ecSignatureDate", read.raw("ecSignatureDate")),
        total_cost=read.euros("totalCost"),
        eu_contribution=read.euros("ecMaxContribution"),
        funding_scheme=read.text("fundingScheme", 60),
        framework=read.text("frameworkProgramme", 40),
        legal_basis=read.text("legalBasis", 200),
        doi=read.text("grantDoi", 100),
        topics=read.codes("topics"),
        master_call=read.text("masterCall", 120),
        sub_call=read.text("subCall", 120),
    )
    return _consistent(facts)


def participation(row: Mapping[str, str], decimal_mark: str) -> ParticipationFacts:
    read = RowCells(row, decimal_mark)
    facts = ParticipationFacts(
        grant_id=cell.grant("projectID", read.raw("projectID")),
        project_rcn=cell.number("rcn", read.raw("rcn"), MOST_RCN),
        organisation=body(read),
        position=cell.number("order", read.raw("order"), 32767) or 0,
        role=read.text("role", 40),
        is_sme=cell.yes_or_no("SME", read.raw("SME")),
        eu_contribution=read.euros("ecContribution"),
        net_eu_contribution=read.euros("netEcContribution"),
        total_cost=read.euros("totalCost"),
        ended_on=_ended(read.raw("endOfParticipation")),
    )
    if not facts.grant_id and not facts.project_rcn:
        raise Unfit("projectID", _("it is empty, and so is rcn: it does not say which project this belongs to."))
    return facts


def _consistent(facts: ProjectFacts) -> ProjectFacts:
    if not facts.grant_id and not facts.rcn:
        raise Unfit("id", _("it is empty, and so is rcn: a project needs one of them as its key."))
    if facts.start_on and facts.end_on and facts.end_on < facts.start_on:
        raise Unfit("endDate", _("it is before startDate; check both."))
    if facts.signed_on and facts.end_on and facts.end_on < facts.signed_on:
        raise Unfit("ecSignatureDate", _("it is after endDate; check both."))
    return facts


def _ended(text: str) -> date | None:
    """A day; some editions only say whether ("false")."""
    return None if text.casefold() in {"true", "false"} else cell.day("endOfParticipation", text)
