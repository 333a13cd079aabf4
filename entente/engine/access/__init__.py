"""Where does a certificate open the market? Certificates as classes, markets by what is certified there, recognition as rules.

A class opens a market when its level is accepted there, or counts by a rule of recognition as one that is. One rule is one hop;
only a rule that says so takes a second. `docs/method/fragmentation.md` says it at length.
"""

from entente.engine.access.caps import NO_CAP, Caps
from entente.engine.access.nouns import UNKNOWN, Classes, Markets, Mode
from entente.engine.access.opening import Access, access
from entente.engine.access.reasons import Because, Reason, reasons
from entente.engine.access.rules import Rule, Rules, composed

__all__ = [
    "NO_CAP",
    "UNKNOWN",
    "Access",
    "Because",
    "Caps",
    "Classes",
    "Markets",
    "Mode",
    "Reason",
    "Rule",
    "Rules",
    "access",
    "composed",
    "reasons",
]
