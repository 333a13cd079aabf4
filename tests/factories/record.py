"""Entries in the record, under verbs that only tests declare."""

from entente import record
from entente.people.models import Person
from entente.record.choices import Seen
from entente.record.models import Entry
from entente.record.verbs import Verb, declare

declare(
    Verb(
        "tests.noted",
        "%(label)s was noted",
        {"open": Seen.PUBLIC, "own": Seen.ORGANISATION, "inner": Seen.OFFICE, "personal": Seen.PERSONAL},
    ),
    Verb("tests.whispered", "%(label)s was whispered about", {"own": Seen.ORGANISATION}, label=Seen.ORGANISATION),
)


def noted(
    subject: Person, by: Person | None = None, *, verb: str = "tests.noted", organisation: Person | None = None, **after: object
) -> Entry:
    """An entry about a person; a person also stands in for the organisation concerned, by its number."""
    return record.open().enter(verb, subject, by=by, organisation=organisation, because="a reason", after=after)
