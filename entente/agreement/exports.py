"""Files out: the template and the ledger as a table, the accessions as a table."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from entente.agreement.models import Accession, Declaration
from entente.engine.money import to_cents

TEMPLATE = ("organisation", "country", "year", "activity", "amount", "currency", "grade", "project", "planned", "note")
LEDGER = ("line", *TEMPLATE, "amount_eur", "rate", "state", "accepted_eur", "source", "replaces")
ACCESSIONS = ("organisation", "country", "signed_on", "signatory")


def template_rows(organisations: Iterable[Any], year: int) -> Iterator[tuple[Any, ...]]:
    """A row for each organisation to begin with; its amount is for the declarant to fill in."""
    for one in organisations:
        yield (one.name, one.country_id, year, "follow_up", None, "EUR", "C", "", "no", "")


def ledger_rows(declarations: Iterable[Declaration]) -> Iterator[tuple[Any, ...]]:
    """One row a declaration, under LEDGER; `declarations` carry the state of `queries.ledger.declarations`."""
    for row in declarations:
        project = row.participation.project.key if row.participation else ""
        yield (
            row.pk, row.organisation.name, row.organisation.country_id, row.year, row.activity, row.stated_amount, row.currency, row.grade,
            project, "yes" if row.is_planned else "no", row.note, row.amount, row.rate, getattr(row, "state", ""),
            _accepted(row), row.source, row.replaces_id,
        )  # fmt: skip


def accession_rows(accessions: Iterable[Accession], *, with_signatory: bool) -> Iterator[tuple[Any, ...]]:
    for row in accessions:
        yield (row.organisation.name, row.organisation.country_id, row.from_on, row.signatory if with_signatory else "")


def _accepted(row: Declaration) -> Decimal | None:
    """With two decimals, however the database hands it over."""
    amount: Decimal | None = getattr(row, "accepted_amount", None)
    return None if amount is None else to_cents(amount)
