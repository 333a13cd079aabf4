"""What is asked for each kind of support: a few guided fields, checked the same at every door."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.support.choices import SupportKind

LINE, TEXT, DAY = "line", "text", "day"
MOST = {LINE: 200, TEXT: 4000, DAY: 10}
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked. The first of a kind names the request in lists; a day marked `by_then` is when the member needs it."""

    name: str
    label: Words
    form: str = LINE
    help: Words = ""
    is_required: bool = False
    by_then: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """A kind of support: the question its page asks, a sentence on what comes of it, and its fields."""

    question: Words
    promise: Words
    fields: tuple[Field, ...]

    @property
    def naming(self) -> Field:
        return self.fields[0]


GUIDES: Mapping[str, Guide] = {
    SupportKind.LETTER: Guide(
        _("What is the letter for?"),
        _("A signed letter as PDF, read by two of the office before it leaves."),
        (
            Field("project", _("Title of the project"), is_required=True),
            Field("call", _("Call or topic"), help=_("As the call names it: HORIZON-CL3-2026-CS-01-02.")),
            Field("addressee", _("To whom the letter is addressed"), TEXT, _("An office or a person, with its address."), True),
            Field("deadline", _("Deadline of the call"), DAY, by_then=True),
            Field(
                "content", _("What the letter should say"), TEXT, _("What the project does, and why the partnership should want it."), True
            ),
        ),
    ),
    SupportKind.DISSEMINATION: Guide(
        _("What should people hear of?"),
        _("It goes into news, the newsletter or to the groups that it concerns."),
        (
            Field("what", _("What it is about"), is_required=True),
            Field("content", _("The text"), TEXT, _("As it should be read; a few sentences and a link."), True),
            Field("channels", _("Where"), help=_("Newsletter, web site, working groups: what you have in mind.")),
            Field("by", _("Not later than"), DAY, by_then=True),
        ),
    ),
    SupportKind.SPEAKER: Guide(
        _("Who should speak where?"),
        _("A name, or a word that nobody is free."),
        (
            Field("event", _("Name of the event"), is_required=True),
            Field("on", _("Day"), DAY, is_required=True, by_then=True),
            Field("place", _("Place"), help=_("Town and country, or online."), is_required=True),
            Field("topic", _("What the talk is about"), TEXT, is_required=True),
            Field("audience", _("Audience"), help=_("Who comes, and how many.")),
            Field("languages", _("Languages")),
        ),
    ),
    SupportKind.PARTNERS: Guide(
        _("Whom do you look for?"),
        _("Members that fit, asked before they are named."),
        (
            Field("purpose", _("What the partners are for"), is_required=True),
            Field("expertise", _("What they should know or bring"), TEXT, is_required=True),
            Field("countries", _("Countries"), help=_("Where they should be seated; empty: anywhere.")),
            Field("call", _("Call or topic")),
            Field("by", _("Not later than"), DAY, by_then=True),
        ),
    ),
    SupportKind.NAME: Guide(
        _("Where should the partnership's name stand?"),
        _("A permission from a day to a day as PDF, read by two of the office; it stands in the register."),
        (
            Field(
                "where", _("Where the name is to stand"), help=_("A programme, a web site, a banner; with its address."), is_required=True
            ),
            Field("content", _("In which words, and why"), TEXT, is_required=True),
            Field("begins", _("From"), DAY, by_then=True),
            Field("ends", _("Until"), DAY),
        ),
    ),
}


def shown(kind: str, said: Mapping[str, str]) -> list[tuple[Words, str | date]]:
    """What was asked, in the order of the fields, without what was left empty; days as days."""
    rows = [(field.label, field.form, said.get(field.name, "")) for field in GUIDES[kind].fields]
    return [(label, date.fromisoformat(value) if form == DAY else value) for label, form, value in rows if value]


def needed_by(kind: str, said: Mapping[str, str]) -> date | None:
    """The day by which the member needs it."""
    days = [said[field.name] for field in GUIDES[kind].fields if field.by_then and said.get(field.name)]
    return date.fromisoformat(days[0]) if days else None
