"""Rules of voting as data: made, kept, said in one plain sentence, and checked before a vote is opened."""

from entente.engine.rules.checklist import Check, blocking, checklist, must_be_secret
from entente.engine.rules.elections import Elects, Method
from entente.engine.rules.phrases import Fact, Phrase, Said, say
from entente.engine.rules.rule import (
    ClassMajority,
    Contradiction,
    Electorate,
    Majority,
    Privacy,
    Proxies,
    ProxyScope,
    Quorum,
    Rule,
    SecondCall,
    Secrecy,
    SecretWhen,
    Source,
    Tie,
    Unit,
    Weighs,
    Weight,
)
from entente.engine.rules.sentence import in_english, sentence
from entente.engine.rules.situation import Proxy, Situation
from entente.engine.rules.stored import restored, stored
from entente.engine.rules.strength import Heads, Strength, strength
from entente.engine.rules.thresholds import EVERY, HALF, TWO_THIRDS, Base, Counts, Threshold

__all__ = [
    "EVERY",
    "HALF",
    "TWO_THIRDS",
    "Base",
    "Check",
    "ClassMajority",
    "Contradiction",
    "Counts",
    "Electorate",
    "Elects",
    "Fact",
    "Heads",
    "Majority",
    "Method",
    "Phrase",
    "Privacy",
    "Proxies",
    "Proxy",
    "ProxyScope",
    "Quorum",
    "Rule",
    "Said",
    "SecondCall",
    "Secrecy",
    "SecretWhen",
    "Situation",
    "Source",
    "Strength",
    "Threshold",
    "Tie",
    "Unit",
    "Weighs",
    "Weight",
    "blocking",
    "checklist",
    "in_english",
    "must_be_secret",
    "restored",
    "say",
    "sentence",
    "stored",
    "strength",
]
