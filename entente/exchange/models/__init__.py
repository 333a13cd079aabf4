from entente.exchange.models.need import Need, Requirement, Suggestion
from entente.exchange.models.practice import Practice, Word
from entente.exchange.models.question import Answer, Question
from entente.exchange.models.reuse import Deployment, Reuse, Step
from entente.exchange.models.version import Translation, Version

__all__ = [
    "Answer",
    "Deployment",
    "Need",
    "Practice",
    "Question",
    "Requirement",
    "Reuse",
    "Step",
    "Suggestion",
    "Translation",
    "Version",
    "Word",
]
