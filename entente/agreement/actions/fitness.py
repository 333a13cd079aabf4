"""Whether a line can be reviewed or decided as it stands, and by whom."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from entente.agreement.actions.refusals import CannotDecide
from entente.agreement.choices import Grade
from entente.agreement.models import Decision, Declaration
from entente.agreement.queries.contract import terms_on
from entente.engine.ledger import day_of
from entente.engine.money import CENT
from entente.people.models import Person


def withdraw_live(declarations: Iterable[int], at: datetime) -> None:
    Decision.objects.live().filter(declaration__in=list(declarations)).update(withdrawn_at=at)


def refuse_alone(current: Declaration, by: Person, at: datetime) -> None:
    """Above the amount that the contract sets, somebody else must have reviewed the line first."""
    if needs_second(current, at) and not current.reviews.exclude(by=by).exists():
        raise CannotDecide(_("A line above the contract's review amount needs a review by somebody else before you decide it."))


def needs_second(current: Declaration, at: datetime) -> bool:
    terms = terms_on(current.contract, day_of(at))
    return terms is not None and terms.review_above is not None and current.amount > terms.review_above


def undecided(declaration: Declaration, by: Person) -> Declaration:
    current = Declaration.objects.select_for_update(of=("self",)).select_related("organisation", "contract").get(pk=declaration.pk)
    refuse_own(current, by)
    if current.is_planned:
        raise CannotDecide(_("This line is a plan. It can be decided once its organisation declares what it paid."))
    if Declaration.objects.filter(replaces=current).exists():
        raise CannotDecide(_("This line was corrected; decide the correction."))
    if current.decisions.live().exists():
        raise CannotDecide(_("This line is already decided. Withdraw the decision first."))
    return current


def refuse_own(current: Declaration, by: Person) -> None:
    if current.by_id == by.pk:
        raise CannotDecide(_("You declared this line; somebody else reviews and decides it."))


def refuse_amount(current: Declaration, amount: Decimal, reason: str, note: str) -> None:
    if amount <= 0 or amount.quantize(CENT) != amount:
        raise CannotDecide(
            _("The accepted amount must be above 0, with at most two decimals. To accept nothing, reject the line with a reason.")
        )
    if amount > current.amount:
        raise CannotDecide(_("Not more than the declared EUR %(amount)s can be accepted.") % {"amount": f"{current.amount:,.2f}"})
    if amount < current.amount and not (reason or note.strip()):
        raise CannotDecide(_("Say why less than declared is accepted: choose a reason or write a note."))


def refuse_without_evidence(current: Declaration) -> None:
    if current.grade in {Grade.A, Grade.B} and not current.evidence.exists():
        said = {"grade": current.get_grade_display()}
        raise CannotDecide(
            _("Grade %(grade)s says that documents exist, and none is uploaded. Ask for the document, or for a correction to grade C.")
            % said
        )
