"""The official columns that are read; a file may lack any but the needed ones, and have others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """Of each group in `needed` one column must be there."""

    known: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...]
    amounts: tuple[str, ...]


PROJECTS = Columns(
    known=(
        *("id", "rcn", "acronym", "title", "objective", "status", "startDate", "endDate", "ecSignatureDate"),
        *("totalCost", "ecMaxContribution"),
        *("topics", "masterCall", "subCall", "fundingScheme", "frameworkProgramme", "legalBasis", "grantDoi"),
    ),
    needed=(("id", "rcn"), ("acronym", "title")),  # without the second, organization.csv would pass for it
    amounts=("totalCost", "ecMaxContribution"),
)
PARTICIPATIONS = Columns(
    known=(
        *("projectID", "rcn", "organisationID", "vatNumber", "name", "shortName", "country", "city", "nutsCode"),
        *("organizationURL", "activityType", "SME", "order", "role"),
        *("ecContribution", "netEcContribution", "totalCost", "endOfParticipation"),
    ),
    needed=(("projectID", "rcn"), ("name",), ("country",)),
    amounts=("ecContribution", "netEcContribution", "totalCost"),
)
