"""Reads that span tables: the list with its filters, one project with its partners, and what the contract asks of projects."""

from entente.projects.queries.asked import FACETS, Asked
from entente.projects.queries.facts import Signed, participations_of, signed_by
from entente.projects.queries.found import PAGE, Found, counts_of, find, matches
from entente.projects.queries.pages import (
    Consortium,
    OfOrganisation,
    consortium_of,
    project_by_key,
    projects_of,
    rows_of,
)
from entente.projects.queries.register import Register, register

__all__ = [
    "FACETS",
    "PAGE",
    "Asked",
    "Consortium",
    "Found",
    "OfOrganisation",
    "Register",
    "Signed",
    "consortium_of",
    "counts_of",
    "find",
    "matches",
    "participations_of",
    "project_by_key",
    "projects_of",
    "register",
    "rows_of",
    "signed_by",
]
