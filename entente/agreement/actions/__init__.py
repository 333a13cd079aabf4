"""Every write of the agreement, and its refusals."""

from entente.agreement.actions.accession import NewAccession, accede, accede_all, correct_accession, withdraw_accession
from entente.agreement.actions.answers import answer_nothing
from entente.agreement.actions.contract import Loaded, add_document, change_contract, load_contract
from entente.agreement.actions.evidence import add_evidence
from entente.agreement.actions.ledger import declare, declare_all
from entente.agreement.actions.line import NewLine
from entente.agreement.actions.rates import set_rate
from entente.agreement.actions.refusals import CannotAccede, CannotChangeContract, CannotDecide, CannotDeclare, CannotRemark, Refused
from entente.agreement.actions.remarks import Figure, agree, answer, ask
from entente.agreement.actions.review import accept, reject, reopen, review
from entente.agreement.actions.rules import change_private_rule, change_scope
from entente.agreement.actions.shares import Accepted, Derived, accept_shares, derive_shares
from entente.agreement.actions.terms import change_terms

__all__ = [
    "Accepted",
    "CannotAccede",
    "CannotChangeContract",
    "CannotDecide",
    "CannotDeclare",
    "CannotRemark",
    "Derived",
    "Figure",
    "Loaded",
    "NewAccession",
    "NewLine",
    "Refused",
    "accede",
    "accede_all",
    "accept",
    "accept_shares",
    "add_document",
    "add_evidence",
    "agree",
    "answer",
    "answer_nothing",
    "ask",
    "change_contract",
    "change_private_rule",
    "change_scope",
    "change_terms",
    "correct_accession",
    "declare",
    "declare_all",
    "derive_shares",
    "load_contract",
    "reject",
    "reopen",
    "review",
    "set_rate",
    "withdraw_accession",
]
