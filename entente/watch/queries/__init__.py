"""Reads about advisories. Each goes through `visible`, with the keys of whoever looks: `members.viewers.keys_of(user)`."""

from entente.watch.queries.advisories import NOUN, AdvisoriesAsked, AdvisoriesFound, find, listed, not_overlaid, seen
from entente.watch.queries.picture import Picture, picture
from entente.watch.queries.relevance import concerning, reasons, uses_of
from entente.watch.queries.touched import Touched, certificates, touched

__all__ = [
    "NOUN",
    "AdvisoriesAsked",
    "AdvisoriesFound",
    "Picture",
    "Touched",
    "certificates",
    "concerning",
    "find",
    "listed",
    "not_overlaid",
    "picture",
    "reasons",
    "seen",
    "touched",
    "uses_of",
]
