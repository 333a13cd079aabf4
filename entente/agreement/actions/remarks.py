"""What the public side says about a printed figure, and what the office answers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.actions.refusals import CannotRemark
from entente.agreement.choices import RemarkKind
from entente.agreement.models import Contract, Remark
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure: what is measured, on which day, filtered how, and what it said."""

    measure: str
    as_of: date
    printed: str
    filter: str = ""


@transaction.atomic
def ask(contract: Contract, figure: Figure, text: str, *, by: Person, at: datetime) -> Remark:
    """A question about a figure, to the office."""
    if not text.strip():
        raise CannotRemark(_("Write the question."))
    return _enter(contract, figure, RemarkKind.QUESTION, text.strip(), None, by=by, at=at)


@transaction.atomic
def agree(contract: Contract, figure: Figure, *, by: Person, at: datetime) -> Remark:
    """The public side agrees to the figure as it is printed now."""
    entry_for = Remark.objects.filter(contract=contract, kind=RemarkKind.AGREEMENT, by=by, **_place(figure))
    if entry_for.filter(printed=figure.printed).exists():
        raise CannotRemark(_("You have already agreed to this figure."))
    return _enter(contract, figure, RemarkKind.AGREEMENT, "", None, by=by, at=at)


@transaction.atomic
def answer(question: Remark, text: str, *, by: Person, at: datetime) -> Remark:
    if question.kind != RemarkKind.QUESTION:
        raise CannotRemark(_("Only a question is answered."))
    if not text.strip():
        raise CannotRemark(_("Write the answer."))
    figure = Figure(question.measure, question.as_of, question.printed, question.filter)
    return _enter(question.contract, figure, RemarkKind.ANSWER, text.strip(), question, by=by, at=at)


def _place(figure: Figure) -> dict[str, object]:
    return {"measure": figure.measure, "as_of": figure.as_of, "filter": figure.filter}


def _enter(contract: Contract, figure: Figure, kind: RemarkKind, text: str, answers: Remark | None, *, by: Person, at: datetime) -> Remark:
    entry = record.open()
    made = Remark.objects.create(
        contract=contract, kind=kind, text=text, answers=answers, printed=figure.printed, by=by, at=at, **_place(figure)
    )
    entry.enter("agreement.remarked", contract, by=by, after={"measure": figure.measure, "kind": kind})
    return made
