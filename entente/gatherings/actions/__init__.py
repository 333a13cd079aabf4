"""Every write about gatherings. For rooms above: `arrange(Plan(...))`, `announce`, `change(row, replace(plan_of(row), ...))`, `cancel`."""

from entente.gatherings.actions.announcing import announce, cancel
from entente.gatherings.actions.answering import answer
from entente.gatherings.actions.arranging import arrange, change
from entente.gatherings.actions.attending import Noted, note_attendance
from entente.gatherings.actions.calendars import end_calendar, make_calendar
from entente.gatherings.actions.forgetting import forget
from entente.gatherings.actions.inviting import describe, invite, invite_audience, invite_outsider, uninvite
from entente.gatherings.actions.refusals import CannotAnswer, CannotArrange, CannotInvite, CannotNote, Refusal
from entente.gatherings.actions.reminders import remind
from entente.gatherings.actions.replying import Tally, read_replies

__all__ = [
    "CannotAnswer",
    "CannotArrange",
    "CannotInvite",
    "CannotNote",
    "Noted",
    "Refusal",
    "Tally",
    "announce",
    "answer",
    "arrange",
    "cancel",
    "change",
    "describe",
    "end_calendar",
    "forget",
    "invite",
    "invite_audience",
    "invite_outsider",
    "make_calendar",
    "note_attendance",
    "read_replies",
    "remind",
    "uninvite",
]
