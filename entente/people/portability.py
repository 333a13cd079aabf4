"""Everything that is kept about a person, over all rooms, for the person itself.

A room above offers in `portability.py`: `about(person_id) -> list[Section]`. Of a room that offers nothing, its rows that name the person
are counted, so that nothing is silently missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from entente.people.discovery import by_room
from entente.people.models import Account, Ground, Holding, Invitation, Person, Photograph, Token
from entente.people.references import columns
from entente.record.queries import Reader, latest


@dataclass(frozen=True, slots=True)
class Section:
    """A table: one line a fact."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]] = field(default=())

    @property
    def as_data(self) -> dict[str, Any]:
        return {"title": self.title, "rows": [dict(zip(self.columns, row, strict=True)) for row in self.rows]}


def everything(person: Person) -> list[Section]:
    told = dict(by_room("portability", "about"))
    found = [section for about in told.values() for section in about(person.pk)]
    return [section for section in (*found, _counted(person.pk, set(told))) if section.rows]


def about(person_id: int) -> list[Section]:
    """What this room keeps."""
    person = Person.objects.select_related("account").get(pk=person_id)
    return [
        _who(person),
        _addresses(person),
        _photograph(person),
        _grounds(person),
        _roles(person),
        _way_in(person),
        _tokens(person),
        _record(person),
    ]


def _who(person: Person) -> Section:
    shown = (
        (_("Languages shown to the community"), person.shows_languages),
        (_("Work address shown to the community"), person.shows_address),
    )
    said = ((name, value if not isinstance(value, list) else ", ".join(value)) for name, value in person.facts.items())
    rows = [("name", person.name), ("email", person.email), *said, *shown]
    return Section(_("Who you are here"), ("fact", "value"), [row for row in rows if row[1] not in ("", None)])


def _addresses(person: Person) -> Section:
    rows = person.addresses.order_by("pk").values_list("email", "kind", "confirmed_at")
    return Section(_("Your addresses"), ("address", "kind", "confirmed"), list(rows))


def _photograph(person: Person) -> Section:
    rows = Photograph.objects.filter(person=person).values_list("media_type", "digest", "consented_at")
    return Section(_("Your photograph"), ("type", "sha256", "consent"), list(rows))


def _grounds(person: Person) -> Section:
    rows = (
        Ground.objects.filter(person=person)
        .order_by("pk")
        .values_list("source", "said", "basis", "from_on", "to_on", "known_at", "superseded_at")
    )
    return Section(
        _("Where you are known from, and why you may be kept"),
        ("source", "said", "basis", "from", "to", "known_at", "superseded_at"),
        list(rows),
    )


def _roles(person: Person) -> Section:
    rows = Holding.objects.known().filter(person=person).order_by("from_on", "pk").values_list("role", "country", "from_on", "to_on")
    return Section(_("Your roles in the partnership"), ("role", "country", "from", "to"), list(rows))


def _way_in(person: Person) -> Section:
    accounts = Account.objects.filter(person=person).values_list("email", "created_at", "last_login", "is_active")
    links = Invitation.objects.filter(person=person).order_by("pk").values_list("email", "created_at", "used_at")
    rows = [("account", *row) for row in accounts] + [("link", email, made, used, None) for email, made, used in links]
    return Section(_("How you come in"), ("what", "address", "made_at", "last_used_at", "is_open"), rows)


def _tokens(person: Person) -> Section:
    rows = Token.objects.filter(person=person).order_by("pk").values_list("label", "created_at", "expires_at", "ended_at", "used_at")
    return Section(_("Your tokens"), ("label", "made_at", "expires_at", "ended_at", "used_at"), list(rows))


def _record(person: Person) -> Section:
    """What the record says of the person, and of what it did, as the person may read it."""
    lines = latest(Reader(person=person.pk), subject=("people.person", str(person.pk)), most=10_000)
    rows = [(line.at, line.verb, line.sentence, [[*change] for change in line.changes]) for line in lines]
    return Section(_("What the record says of you"), ("at", "verb", "sentence", "changes"), rows)


def _counted(person: int, told: set[str]) -> Section:
    return Section(_("Elsewhere you are named in"), ("room", "noun", "as", "rows"), list(_counts(person, told)))


def _counts(person: int, told: set[str]) -> Iterator[tuple[str, str, str, int]]:
    for column in columns():
        if column.room not in told and (count := column.rows(person).count()):
            yield column.room, column.noun, column.name, count
