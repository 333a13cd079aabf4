from entente.agenda.actions.answering import answer, begin, score
from entente.agenda.actions.assessing import CRITERIA, close_round, name_panel, open_round, prepare, second_round
from entente.agenda.actions.combining import merge, split
from entente.agenda.actions.linking import note_result, say_link, say_links, unwatch, watch
from entente.agenda.actions.proposing import TopicFacts, change, facts_of, propose, remark, told
from entente.agenda.actions.publishing import digest, draft, publish
from entente.agenda.actions.refusals import (
    CannotAnswer,
    CannotAssess,
    CannotCombine,
    CannotLink,
    CannotPropose,
    CannotPublish,
    CannotScreen,
    Refusal,
)
from entente.agenda.actions.reminding import remind_of_deadlines, remind_panel
from entente.agenda.actions.screening import let_screen, screen

__all__ = [
    "CRITERIA",
    "CannotAnswer",
    "CannotAssess",
    "CannotCombine",
    "CannotLink",
    "CannotPropose",
    "CannotPublish",
    "CannotScreen",
    "Refusal",
    "TopicFacts",
    "answer",
    "begin",
    "change",
    "close_round",
    "digest",
    "draft",
    "facts_of",
    "let_screen",
    "merge",
    "name_panel",
    "note_result",
    "open_round",
    "prepare",
    "propose",
    "publish",
    "remark",
    "remind_of_deadlines",
    "remind_panel",
    "say_link",
    "say_links",
    "score",
    "screen",
    "second_round",
    "split",
    "told",
    "unwatch",
    "watch",
]
