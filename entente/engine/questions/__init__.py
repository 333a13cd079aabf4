"""Questions: what can be asked, when it is asked, and what counts as an answer."""

from entente.engine.questions.answers import Outcome, checked, checked_all
from entente.engine.questions.conditions import chosen, counted, shown
from entente.engine.questions.effort import minutes
from entente.engine.questions.kinds import SIMPLE, Kind
from entente.engine.questions.plain import Wrong
from entente.engine.questions.question import (
    OTHER,
    Asks,
    Column,
    Condition,
    Malformed,
    Option,
    Question,
    Slot,
    Texts,
)
from entente.engine.questions.questionnaire import Questionnaire
from entente.engine.questions.readers import MAYBE, NO, SAYS, YES
from entente.engine.questions.saying import words
from entente.engine.questions.stored import restored, stored
from entente.engine.questions.tally import FEW, Bar, SlotTally, Spread, Tally, by_group, spread, tally_all

__all__ = [
    "FEW",
    "MAYBE",
    "NO",
    "OTHER",
    "SAYS",
    "SIMPLE",
    "YES",
    "Asks",
    "Bar",
    "Column",
    "Condition",
    "Kind",
    "Malformed",
    "Option",
    "Outcome",
    "Question",
    "Questionnaire",
    "Slot",
    "SlotTally",
    "Spread",
    "Tally",
    "Texts",
    "Wrong",
    "by_group",
    "checked",
    "checked_all",
    "chosen",
    "counted",
    "minutes",
    "restored",
    "shown",
    "spread",
    "stored",
    "tally_all",
    "words",
]
