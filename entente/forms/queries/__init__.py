from entente.forms.queries.answers import Brought, current_answer, file_of, history
from entente.forms.queries.funnel import Funnel, following, funnel, funnels, people_of
from entente.forms.queries.rounds import NOUN, asked_of, forms_of, rounds_of, seen, to_answer

__all__ = [
    "NOUN",
    "Brought",
    "Funnel",
    "asked_of",
    "current_answer",
    "file_of",
    "following",
    "forms_of",
    "funnel",
    "funnels",
    "history",
    "people_of",
    "rounds_of",
    "seen",
    "to_answer",
]
