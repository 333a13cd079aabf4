"""Reads that span tables: who stood where on a day, whose ultimate parent is whom, the directory (`queries.directory`)."""

from entente.members.queries.classes import Class, Counts, classes_on, counts_of, counts_on
from entente.members.queries.community import Community, community_on
from entente.members.queries.matching import Known, known
from entente.members.queries.membership import classification_on, members_on, membership_of, seat_on, standing_on
from entente.members.queries.parents import parents_on, topmost

__all__ = [
    "Class",
    "Community",
    "Counts",
    "Known",
    "classes_on",
    "classification_on",
    "community_on",
    "counts_of",
    "counts_on",
    "known",
    "members_on",
    "membership_of",
    "parents_on",
    "seat_on",
    "standing_on",
    "topmost",
]
