"""Ready forms to start from: each a short text that whoever asks changes as they like."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy


@dataclass(frozen=True, slots=True)
class Ready:
    """`text` is a form in plain text as `engine.questions.quick` reads it, for a day."""

    name: str
    label: str | Promise
    sentence: str | Promise
    title: str | Promise
    text: Callable[[date], str]


def _dates(day: date) -> str:
    """Four proposals two weeks from now, on working days."""
    first = day + timedelta(days=14 - day.weekday())
    slots = [f"{first + timedelta(days=days):%Y-%m-%d} {hours}" for days in (0, 1) for hours in ("10:00-11:30", "14:00-15:30")]
    return "\n".join([f"{_('When can you come?')} * [times Europe/Brussels: {' | '.join(slots)}]", f"{_('A word about it')} [text]", ""])


def _yes_no(day: date) -> str:
    return "\n".join([f"{_('Do you agree?')} * [yes/no]", f"{_('Your comment')} [long]", ""])


def _choice(day: date) -> str:
    return "\n".join([f"{_('Which do you prefer?')} * [one: {_('This')} | {_('That')} | ...]", ""])


def _survey(day: date) -> str:
    lines = [
        f"# {_('About you')}",
        f"{_('Your organisation')} [text]",
        "= organisation.name",
        f"# {_('Your opinion')}",
        f"{_('How useful was it?')} * [one: {_('Very')} | {_('Somewhat')} | {_('Hardly')} | {_('Not at all')}]",
        f"{_('What was useful?')} [many: {_('The talks')} | {_('The papers')} | {_('Meeting people')} | ...]",
        f"{_('How many colleagues would you bring next time?')} [number 0..100]",
        f"{_('What should be better?')} [long]",
        "",
    ]
    return "\n".join(lines)


def _figures(day: date) -> str:
    lines = [
        f"{_('How many people did you train last year?')} * [number 0.. {_('people')}]",
        f"> {_('Count each person once.')}",
        f"{_('What did it cost?')} [number 0.. .2 EUR]",
        f"{_('Your courses')} [table: {_('Name')} | {_('Days')} (number) | {_('People')} (number)]",
        "",
    ]
    return "\n".join(lines)


def _blank(day: date) -> str:
    return ""


READY: tuple[Ready, ...] = (
    Ready("dates", lazy("Find a date"), lazy("Propose times; everyone says yes, if need be or no."), lazy("When do we meet?"), _dates),
    Ready("yes-no", lazy("Yes or no"), lazy("One question and room for a comment."), lazy("Do you agree?"), _yes_no),
    Ready("choice", lazy("One choice"), lazy("A few answers; one click in the mail is enough."), lazy("What do you prefer?"), _choice),
    Ready("survey", lazy("Short survey"), lazy("After a gathering, or about a service."), lazy("How was it?"), _survey),
    Ready("figures", lazy("Figures"), lazy("Numbers and a table, one answer for each organisation."), lazy("Your figures"), _figures),
    Ready("blank", lazy("An empty form"), lazy("Write your own questions."), "", _blank),
)


def ready(name: str) -> Ready | None:
    return next((one for one in READY if one.name == name), None)
