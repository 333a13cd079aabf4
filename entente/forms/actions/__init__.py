"""Every write about forms, rounds and answers."""

from entente.forms.actions.answering import Unfinished, decline, repeat_last, say_nothing, send
from entente.forms.actions.course import close, extend, unschedule
from entente.forms.actions.drafting import note_opened, save_draft
from entente.forms.actions.filing import bring_file, keep_files
from entente.forms.actions.opening import ask_newcomers, open_due, open_round
from entente.forms.actions.planning import change_round, drop_round, plan_round, translate_round
from entente.forms.actions.reminding import missing_people, remind
from entente.forms.actions.writing import change_form, drop_form, stamp, write_form
from entente.forms.plan import Plan
from entente.forms.refusals import CannotAnswer, CannotOpen, CannotPlan, CannotRemind, CannotWrite, Overtaken, Refusal

__all__ = [
    "CannotAnswer",
    "CannotOpen",
    "CannotPlan",
    "CannotRemind",
    "CannotWrite",
    "Overtaken",
    "Plan",
    "Refusal",
    "Unfinished",
    "ask_newcomers",
    "bring_file",
    "change_form",
    "change_round",
    "close",
    "decline",
    "drop_form",
    "drop_round",
    "extend",
    "keep_files",
    "missing_people",
    "note_opened",
    "open_due",
    "open_round",
    "plan_round",
    "remind",
    "repeat_last",
    "save_draft",
    "say_nothing",
    "send",
    "stamp",
    "translate_round",
    "unschedule",
    "write_form",
]
