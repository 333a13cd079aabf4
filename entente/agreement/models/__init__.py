from entente.agreement.models.accession import Accession
from entente.agreement.models.contract import Contract, ContractDocument, Party, Terms
from entente.agreement.models.decision import Decision, Review
from entente.agreement.models.ledger import Answer, Declaration, Evidence
from entente.agreement.models.rate import Rate
from entente.agreement.models.remark import Remark
from entente.agreement.models.rules import PrivateRule, ScopePattern

__all__ = [
    "Accession",
    "Answer",
    "Contract",
    "ContractDocument",
    "Decision",
    "Declaration",
    "Evidence",
    "Party",
    "PrivateRule",
    "Rate",
    "Remark",
    "Review",
    "ScopePattern",
    "Terms",
]
