from entente.agenda.models.call import CallTopic, Link, Result, Watch
from entente.agenda.models.edition import Edition
from entente.agenda.models.round import Criterion, Interest, Panellist, Question, Ranking, Round, Score
from entente.agenda.models.topic import Descent, Remark, Screener, Screening, Topic

__all__ = [
    "CallTopic",
    "Criterion",
    "Descent",
    "Edition",
    "Interest",
    "Link",
    "Panellist",
    "Question",
    "Ranking",
    "Remark",
    "Result",
    "Round",
    "Score",
    "Screener",
    "Screening",
    "Topic",
    "Watch",
]
