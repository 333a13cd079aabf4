"""Answering for a year: a declared line answers, and so does that there is nothing to report."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.actions.refusals import CannotDeclare
from entente.agreement.models import Answer, Contract, Declaration
from entente.agreement.queries.answers import years_asked
from entente.engine.ledger import day_of
from entente.members.models import Organisation
from entente.people.models import Person


@transaction.atomic
def answer_nothing(contract: Contract, organisation: Organisation, year: int, *, by: Person, at: datetime) -> Answer:
    """The organisation has nothing to report for a year, which is an answer too."""
    entry = record.open()
    if year not in years_asked(contract, day_of(at)):
        raise CannotDeclare(_("Only the contract's years that are over are asked for; %(year)s is not one of them.") % {"year": year})
    if Declaration.objects.filter(contract=contract, organisation=organisation, year=year, is_planned=False, replaced_by=None).exists():
        raise CannotDeclare(
            _("%(organisation)s has declared lines for %(year)s; that is its answer.") % {"organisation": organisation, "year": year}
        )
    made, created = answered(contract, organisation, year, is_nothing=True, by=by, at=at)
    if not created:
        raise CannotDeclare(_("%(organisation)s has already answered for %(year)s.") % {"organisation": organisation, "year": year})
    entry.enter("agreement.answered", made, by=by, organisation=organisation)
    return made


def answered(
    contract: Contract, organisation: Organisation, year: int, *, is_nothing: bool, by: Person, at: datetime
) -> tuple[Answer, bool]:
    values = {"is_nothing": is_nothing, "by": by, "at": at}
    return Answer.objects.get_or_create(contract=contract, organisation=organisation, year=year, defaults=values)
