"""What waits for a person: each room tells its own part in `waiting.py`, the Desk puts them together.

A room offers `prepared(person_id, organisations, permissions, day) -> list[Prepared]`: rows of its tables that nobody has asked the
database for yet, and what each row says. The Desk asks for the rows of all rooms in one query. What has to be known before the rows can be
named (by one small query at most) is asked inside `prepared`. A room whose things cannot be rows offers `waiting` with the same arguments,
`-> list[Waiting]`, and at most one query.

`organisations` are those for which the person acts today, `permissions` what its roles carry today, `day` is today.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeAlias, cast

from django.urls import reverse
from django.utils.translation import gettext as _

from entente.people.choices import Permission
from entente.people.queries import asking_erasure
from entente.people.together import Compiled, Part, Row, part, together

ANSWERED_WITHIN = timedelta(days=30)  # Article 12(3) of Regulation (EU) 2016/679: one month

Hook: TypeAlias = Callable[[int, Collection[int], Collection[str], date], "list[Prepared]"]
Listing: TypeAlias = Callable[[int, Collection[int], Collection[str], date], "list[Waiting]"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for one person: what, until when, how long it takes, and where it is done."""

    noun: str  # "round", "announcement": with `id` it names the thing, so that it is listed once
    id: int | str
    sentence: str  # what to do, in words: "Answer “Training needs”"
    address_name: str  # the URL name of the page where it is done
    address_args: Sequence[object] = field(default=())
    due_on: date | None = None
    minutes: int | None = None  # the time it takes; None where nobody can say
    mail_doable: str | None = None  # the kind of action link by which it is done from a mail
    query: str = ""  # the address's query: "standing=applicant"
    where: str = ""  # in which part of the house: "Documents", "WG3"
    label: str = ""  # what the action link's question names; without one, the sentence
    about: int | str | None = None  # the id that the action link is told, where it is not this one's
    choices: Sequence[tuple[str, str]] = field(default=())  # the action link's buttons; without any, those that its kind offers
    marking: str = ""  # "AMBER": what a mail that names it must say, and from RED on does not name

    @property
    def address(self) -> str:
        return reverse(self.address_name, args=self.address_args) + (f"?{self.query}" if self.query else "")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rows of one kind, made by `together.part` or `together.counted`, and what each of them says."""

    rows: Part | Compiled
    say: Callable[[Row], Waiting]


def told(prepared: Sequence[Prepared]) -> list[Waiting]:
    """What they say, by one query."""
    found = together([one.rows for one in prepared])
    return [one.say(row) for one, rows in zip(prepared, found, strict=True) for row in rows]


def order(waiting: Waiting) -> tuple[bool, date, int, str]:
    """What is due first comes first; without a date last; among equals the shortest."""
    return waiting.due_on is None, waiting.due_on or date.max, waiting.minutes or 0, waiting.sentence


def in_order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Each thing once, whichever room tells of it first."""
    once = {(one.noun, str(one.id)): one for one in reversed(list(waiting))}
    return sorted(once.values(), key=order)


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    """Of this room: people who asked to be erased, within the month that the law gives."""
    if Permission.PEOPLE_MANAGE not in permissions:
        return []
    asked = asking_erasure().exclude(person=person_id)
    return [Prepared(part(asked, id="person_id", label="person__name", at="asked_at"), _erasure)]


def _erasure(row: Row) -> Waiting:
    sentence, asked_on = _("Answer %(name)s, who asked to be erased") % {"name": row.label}, cast(datetime, row.at).date()
    return Waiting("erasure", row.id, sentence, "people:erase", (row.id,), asked_on + ANSWERED_WITHIN, minutes=10, where=_("People"))
