"""Who may see and change what of the agreement: a delegate its own lines, office and auditor all, everyone what is published."""

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.agreement.models import Accession, Contract, Declaration, Evidence
from entente.agreement.queries.contract import current_contract
from entente.agreement.queries.ledger import declarations
from entente.members import access as members
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account


def contract_to_read() -> Contract:
    """Everyone may read the contract; 404 while there is none."""
    if (contract := current_contract()) is None:
        raise Http404(_("There is no contract yet."))
    return contract


def contract_to_edit(user: User) -> Contract:
    people.require(user, Permission.CONTRACT_EDIT)
    return contract_to_read()


def sees_live(user: User) -> bool:
    """Who sees live figures, on any date; all others see the latest release."""
    return people.may(user, Permission.FIGURES_LIVE)


def sees_all_lines(user: User) -> bool:
    return people.may(user, Permission.LEDGER_READ)


def decides(user: User) -> bool:
    return people.may(user, Permission.LEDGER_DECIDE)


def organisations_of(user: User) -> frozenset[int]:
    """Whose lines the user sees and enters as a delegate: representative, deputy and declarant."""
    return members.organisations_of(user)


def ledger_to_read(user: User) -> frozenset[int] | None:
    """The organisations whose lines the user may read; None for all. A refusal for who may read none."""
    if sees_all_lines(user):
        return None
    if own := organisations_of(user):
        return own
    raise PermissionDenied(_("Contributions are seen by the organisation that declared them, the office and the auditors."))


def sees_line(user: User, declaration: Declaration) -> bool:
    return sees_all_lines(user) or declaration.organisation_id in organisations_of(user)


def declaration_to_read(user: User, number: int) -> Declaration:
    """With its state; 404 unknown, 403 not theirs."""
    if (contract := current_contract()) is None:
        raise Http404
    found = declarations(contract).select_related("organisation", "participation__project", "replaces", "by").filter(pk=number).first()
    if found is None:
        raise Http404
    if not sees_line(user, found):
        raise PermissionDenied(_("This line belongs to another organisation."))
    return found


def declaration_to_correct(user: User, number: int) -> Declaration:
    """For the organisation's own people, and the office when it mends what it imported."""
    found = declaration_to_read(user, number)
    if not may_declare_for(user, found.organisation):
        raise PermissionDenied(_("Only the organisation itself and the office may change this line."))
    return found


def declaration_to_decide(user: User, number: int) -> Declaration:
    people.require(user, Permission.LEDGER_DECIDE)
    return declaration_to_read(user, number)


def may_declare_for(user: User, organisation: Organisation) -> bool:
    return organisation.pk in organisations_of(user) or people.may(user, Permission.LEDGER_DECIDE)


def organisation_to_declare_for(user: User, slug: str) -> Organisation:
    found = Organisation.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    if not may_declare_for(user, found):
        raise PermissionDenied(_("Only delegates of %(organisation)s and the office declare for it.") % {"organisation": found})
    return found


def declarant(user: User) -> Account:
    """Somebody who may declare for at least one organisation."""
    if isinstance(user, Account) and (organisations_of(user) or people.may(user, Permission.LEDGER_DECIDE)):
        return user
    raise PermissionDenied(_("Contributions are declared by an organisation's delegates; ask your representative or the office."))


def evidence_to_read(user: User, number: int) -> Evidence:
    """For its own organisation, the office and the auditors."""
    found = Evidence.objects.select_related("declaration__organisation", "upload").filter(pk=number).first()
    if found is None:
        raise Http404
    if not sees_line(user, found.declaration):
        raise PermissionDenied(_("This document belongs to another organisation."))
    return found


def accession_document_to_read(user: User, accession: Accession) -> None:
    if not (sees_all_lines(user) or accession.organisation_id in organisations_of(user)):
        raise PermissionDenied(_("This document belongs to another organisation."))


def sees_missing(user: User) -> bool:
    """Who has not signed yet is shown inside the partnership only."""
    inside = frozenset(DelegationRole)
    return (
        people.may(user, Permission.LEDGER_READ) or people.may(user, Permission.FIGURES_ASK) or bool(members.organisations_of(user, inside))
    )


def may_remark(user: User) -> bool:
    return people.may(user, Permission.FIGURES_ASK)
