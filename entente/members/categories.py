"""The classes of members as they are shipped; an installation edits them."""

from dataclasses import dataclass

from entente.members.choices import Kind


@dataclass(frozen=True, slots=True)
class CategoryDraft:
    """A class of members and the kinds that belong to it; a class for clusters takes the associations with that mark."""

    code: str
    name: str
    kinds: tuple[str, ...]
    is_for_clusters: bool = False


AUTHORITIES = (Kind.LOCAL_AUTHORITY, Kind.REGIONAL_AUTHORITY, Kind.NATIONAL_AUTHORITY)
SHIPPED = (
    CategoryDraft("rto-university", "RTO and university", (Kind.RESEARCH_CENTRE, Kind.UNIVERSITY)),
    CategoryDraft("sme", "SME", (Kind.SME,)),
    CategoryDraft("large-company", "Large company", (Kind.LARGE_COMPANY,)),
    CategoryDraft("association", "Association", (Kind.ASSOCIATION,)),
    CategoryDraft("public-administration", "Public administration", AUTHORITIES),
    CategoryDraft("user-operator", "User and operator", (Kind.END_USER, Kind.OPERATOR)),
    CategoryDraft("regional-cluster", "Regional cluster", (Kind.ASSOCIATION,), is_for_clusters=True),
)
