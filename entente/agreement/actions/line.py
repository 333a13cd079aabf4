"""What a line of the ledger must be before it is declared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from entente.agreement.actions.refusals import CannotDeclare
from entente.agreement.choices import Activity, Grade
from entente.agreement.models import Contract, Declaration, Rate
from entente.agreement.queries.contract import terms_on
from entente.agreement.queries.overlaps import IN_PROJECTS, derived_share
from entente.engine.money import CENT
from entente.members.models import Organisation
from entente.projects.models import Participation

Same = tuple[int, int, str, Decimal, str, int | None, bool]


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line as its declarer states it, in its own currency."""

    organisation: Organisation
    year: int
    activity: str
    amount: Decimal
    grade: str
    currency: str = "EUR"
    note: str = ""
    participation: Participation | None = None
    is_planned: bool = False

    @property
    def same(self) -> Same:
        """What makes two lines the same line said twice."""
        part = self.participation.pk if self.participation else None
        return self.organisation.pk, self.year, self.activity, self.amount, self.currency, part, self.is_planned


@dataclass(slots=True)
class Ruler:
    """What lines are measured against, asked of the database once for all of them."""

    contract: Contract
    today: date
    most: Decimal
    rates: Mapping[tuple[str, int], Decimal]
    standing: dict[Same, int] = field(default_factory=dict)

    def rate(self, line: NewLine) -> Decimal:
        if line.currency == "EUR":
            return Decimal(1)
        if (line.currency, line.year) not in self.rates:
            said = {"currency": line.currency, "year": line.year}
            raise CannotDeclare(
                _("There is no %(currency)s rate for %(year)s. Declare in euros, or ask the office to enter the rate.") % said
            )
        return self.rates[line.currency, line.year]

    def in_euros(self, line: NewLine) -> Decimal:
        return (line.amount / self.rate(line)).quantize(CENT, rounding=ROUND_HALF_UP)

    def refuse(self, line: NewLine, *, replacing: int | None = None) -> None:
        """Raises the first reason for which the line cannot be declared."""
        _refuse_year(line, self.contract, self.today)
        _refuse_amount(line, self.in_euros(line), self.most)
        _refuse_grade(line)
        _refuse_project(line)
        twin = self.standing.get(line.same)
        if twin is not None and twin != replacing:
            raise CannotDeclare(_("This line is already declared as line %(number)s. To change it, correct that line.") % {"number": twin})


def ruler(contract: Contract, organisations: Iterable[Organisation], today: date) -> Ruler:
    """Three queries."""
    terms = terms_on(contract, today)
    if terms is None:
        raise CannotDeclare(_("The contract states no amounts yet; the office loads it first."))
    rates = {(currency, year): per_euro for currency, year, per_euro in Rate.objects.values_list("currency", "year", "per_euro")}
    names = ("organisation_id", "year", "activity", "stated_amount", "currency", "participation_id", "is_planned", "pk")
    rows = Declaration.objects.filter(contract=contract, organisation__in=list(organisations), replaced_by=None).values_list(*names)
    return Ruler(contract, today, terms.total_amount, rates, {row[:7]: row[7] for row in rows})


def _refuse_year(line: NewLine, contract: Contract, today: date) -> None:
    first, last = contract.from_on.year, contract.last_on.year
    if not first <= line.year <= last:
        raise CannotDeclare(
            _("The year must lie between %(first)s and %(last)s, the years of the contract.") % {"first": first, "last": last}
        )
    if line.year > today.year and not line.is_planned:
        raise CannotDeclare(_("%(year)s has not begun. Declare what was paid, or mark the line as planned.") % {"year": line.year})


def _refuse_amount(line: NewLine, euros: Decimal, most: Decimal) -> None:
    if line.amount <= 0 or euros <= 0:
        raise CannotDeclare(_("The amount must be above 0. If there is nothing to report for the year, answer so."))
    if line.amount.quantize(CENT) != line.amount:
        raise CannotDeclare(_("The amount has more than two decimals."))
    if euros > most:
        raise CannotDeclare(
            _("The amount is above the whole contract's EUR %(most)s; check its unit and its currency.") % {"most": f"{most:,.0f}"}
        )


def _refuse_grade(line: NewLine) -> None:
    if line.grade not in Grade.values or line.grade == Grade.P:
        raise CannotDeclare(_("The grade is A, B, C or D. P is kept for what the public grant record shows; nobody declares it."))


def _refuse_project(line: NewLine) -> None:
    if line.participation is None:
        if line.activity in IN_PROJECTS:
            raise CannotDeclare(_("Name the project: own share and ineligible cost belong to one of your projects."))
        return
    if line.participation.organisation_id != line.organisation.pk:
        raise CannotDeclare(_("%(organisation)s does not take part in that project.") % {"organisation": line.organisation})
    share = derived_share(line.participation, line.year) if line.activity == Activity.OWN_SHARE else None
    if share is not None:
        said = {"project": line.participation.project, "year": line.year, "amount": f"{share:,.2f}"}
        raise CannotDeclare(
            _("The own share in %(project)s is derived from its grant record (EUR %(amount)s in %(year)s); it is not declared again.")
            % said
        )
