from entente.certification.models.catalogue import Catalogue
from entente.certification.models.certificate import Certificate, CertificateStatus, Maintenance
from entente.certification.models.certificate_links import CertificateReference, ExpiryTold
from entente.certification.models.certificate_source import CertificateSource
from entente.certification.models.consultation import RequirementComment
from entente.certification.models.edition import Edition, StoredGraph
from entente.certification.models.holder import Holder, HolderMatch
from entente.certification.models.mapping import MappingRow, MappingSet
from entente.certification.models.requirement import Requirement
from entente.certification.models.scheme import Scheme, SchemeLevel, SchemeLink, SchemeStatus
from entente.certification.models.scheme_basis import SchemeBasis
from entente.certification.models.scheme_body import SchemeBody
from entente.certification.models.selfcheck import Evidence, SelfCheck
from entente.certification.models.source import SourceDocument
from entente.certification.models.standard import Standard, StandardReference, StandardStage
from entente.certification.models.standard_ballot import StandardBallot, StandardComment
from entente.certification.models.standard_committee import Committee, CommitteeSeat

__all__ = [
    "Catalogue",
    "Certificate",
    "CertificateReference",
    "CertificateSource",
    "CertificateStatus",
    "Committee",
    "CommitteeSeat",
    "Edition",
    "Evidence",
    "ExpiryTold",
    "Holder",
    "HolderMatch",
    "Maintenance",
    "MappingRow",
    "MappingSet",
    "Requirement",
    "RequirementComment",
    "Scheme",
    "SchemeBasis",
    "SchemeBody",
    "SchemeLevel",
    "SchemeLink",
    "SchemeStatus",
    "SelfCheck",
    "SourceDocument",
    "Standard",
    "StandardBallot",
    "StandardComment",
    "StandardReference",
    "StandardStage",
    "StoredGraph",
]
