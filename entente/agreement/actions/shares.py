"""Own shares in projects: derived from the grants' records as lines of grade P, accepted in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, OuterRef

from entente import record
from entente.agreement.actions.fitness import withdraw_live
from entente.agreement.choices import Activity, Grade, Source
from entente.agreement.models import Contract, Decision, Declaration, Review
from entente.agreement.queries.contract import terms_on
from entente.agreement.queries.ledger import chain_of
from entente.agreement.queries.scope import scope_of
from entente.agreement.queries.shares import DerivedShare, shares_in
from entente.engine.ledger import day_of
from entente.people.models import Person

Wanted = dict[tuple[int, int], tuple[int, Decimal]]


@dataclass(frozen=True, slots=True)
class Derived:
    """Lines made new, lines that replace one whose amount moved, lines that stay; participations that state no amounts."""

    made: int
    replaced: int
    unchanged: int
    not_derivable: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """`waiting` lines are above the contract's review amount and nobody else has reviewed them yet."""

    accepted: int
    waiting: int


@transaction.atomic
def derive_shares(contract: Contract, *, by: Person | None, at: datetime) -> Derived:
    """One line a participation in scope and begun year of its project. What the record no longer shows becomes a line of 0."""
    entry = record.open()
    shares = shares_in({project.pk for project in scope_of(contract).inside})
    wanted = _wanted(shares, day_of(at).year)
    standing = {(row.participation_id or 0, row.year): row for row in _standing(contract)}
    gone: Wanted = {key: (row.organisation_id, Decimal(0)) for key, row in standing.items() if key not in wanted and row.amount}
    moved = {key: value for key, value in (wanted | gone).items() if key not in standing or standing[key].amount != value[1]}
    rows = [_row(contract, key, value, standing.get(key), at) for key, value in sorted(moved.items())]
    Declaration.objects.bulk_create(rows, batch_size=500)
    if rows:
        entry.enter("agreement.shares_derived", contract, by=by, after={"lines": len(rows)})
    replaced = sum(row.replaces is not None for row in rows)
    return Derived(
        len(rows) - replaced, replaced, len(wanted) - len(moved.keys() & wanted.keys()), sum(row.share.amount is None for row in shares)
    )


@transaction.atomic
def accept_shares(contract: Contract, *, by: Person, at: datetime) -> Accepted:
    """Accept every derived line that waits, as it is; large ones only once somebody else has reviewed them."""
    entry = record.open()
    terms = terms_on(contract, day_of(at))
    rows = [row for row in _standing(contract) if not row.has_decision]  # type: ignore[attr-defined]
    limit = terms.review_above if terms else None
    reviews = Review.objects.filter(declaration__contract=contract, declaration__source=Source.PARTICIPATION).exclude(by=by)
    seen = set(reviews.values_list("declaration_id", flat=True))
    ready = [row for row in rows if limit is None or row.amount <= limit or row.pk in seen]
    withdraw_live(chain_of(*(row.pk for row in ready if row.replaces_id)), at)
    Decision.objects.bulk_create([Decision(declaration=row, accepted=row.amount, by=by, at=at) for row in ready], batch_size=500)
    if ready:
        entry.enter("agreement.shares_accepted", contract, by=by, after={"lines": len(ready)})
    return Accepted(len(ready), len(rows) - len(ready))


def _wanted(shares: Iterable[DerivedShare], last_year: int) -> Wanted:
    """By participation and year: whose it is and how much; years that have not begun wait for their turn."""
    years = ((row, part) for row in shares for part in row.share.years if part.amount and part.year <= last_year)
    return {(row.participation, part.year): (row.organisation, part.amount) for row, part in years}


def _standing(contract: Contract) -> list[Declaration]:
    """Derived lines that nothing replaces."""
    live = Decision.objects.live().filter(declaration=OuterRef("pk"))
    found = Declaration.objects.filter(contract=contract, source=Source.PARTICIPATION, replaced_by=None)
    return list(found.annotate(has_decision=Exists(live)).order_by("pk"))


def _row(contract: Contract, key: tuple[int, int], value: tuple[int, Decimal], old: Declaration | None, at: datetime) -> Declaration:
    (participation, year), (organisation, amount) = key, value
    return Declaration(
        contract=contract,
        organisation_id=organisation,
        participation_id=participation,
        year=year,
        activity=Activity.OWN_SHARE,
        amount=amount,
        stated_amount=amount,
        grade=Grade.P,
        source=Source.PARTICIPATION,
        replaces=old,
        at=at,
    )
