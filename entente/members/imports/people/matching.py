"""Whom a line means: by number, else by address, else by name within the organisation; and whose address is whose."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from entente.members.imports.changes import Contradiction
from entente.members.imports.people.held import Held, held_of
from entente.members.imports.people.rows import Row
from entente.members.imports.people.someone import Someone
from entente.people.models import Person


class Matching:
    """What is known, and whom the lines so far meant."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.held: Held = held_of(rows)
        self.known: dict[int, Someone] = {}
        self.by_email: dict[str, Someone] = {}
        self.by_name: dict[tuple[str, int | None], Someone] = {}
        self.first: dict[str, Someone] = {}  # of a name, wherever it is
        self.claimed: dict[str, int] = {}  # addresses in lines that were left out: nobody else takes them, now as the next time

    def meant(self, row: Row, organisation: int | None) -> Someone | None:
        """By its number, else by its address, else by its name within the organisation."""
        by_number, by_email = self._numbered(row), self._addressed(row)
        if by_number and by_email and by_number is not by_email:
            raise Contradiction(_("The number and the address belong to two different people; merge them first, or leave one out."))
        return by_number or by_email or self._named(row, organisation)

    def _numbered(self, row: Row) -> Someone | None:
        if "number" not in row.said:
            return None
        pk = self.held.merged.get(row.said["number"], row.said["number"])
        if pk not in self.held.people:
            raise Contradiction(_("Nobody here has the number %(number)s; leave the column out.") % {"number": row.said["number"]})
        return self._someone(pk, row)

    def _addressed(self, row: Row) -> Someone | None:
        known = {self.held.by_email[email] for email in row.emails if email in self.held.by_email}
        found = {self.by_email[email] for email in row.emails if email in self.by_email} | {self._someone(pk, row) for pk in known}
        if len(found) > 1:
            raise Contradiction(_("The addresses belong to different people; merge them first, or leave one out."))
        return next(iter(found), None)

    def _named(self, row: Row, organisation: int | None) -> Someone | None:
        if organisation is None and row.emails:
            return None
        if (row.key, organisation) in self.by_name and not self._is_another(self.by_name[row.key, organisation], row):
            return self.by_name[row.key, organisation]
        found = [pk for pk in self.held.by_name.get(row.key, []) if self._could_be(pk, row, organisation)]
        if len(found) > 1:
            raise Contradiction(_("Several people of that name are known there; give the number or the address of the one you mean."))
        return self._someone(found[0], row) if found else None

    def _could_be(self, pk: int, row: Row, organisation: int | None) -> bool:
        """Within an organisation a name is enough; outside only where neither side has anything else to be known by."""
        if organisation is not None:
            return any(one.organisation_id == organisation for one in self.held.delegations[pk])
        return not self.held.emails[pk] and not self.held.people[pk].email and not self.held.delegations[pk]

    def _is_another(self, one: Someone, row: Row) -> bool:
        """Two of one name in one organisation, new both, with an address each, are two."""
        return one.is_new and bool(row.get("email")) and bool(one.emails)

    def _someone(self, pk: int, row: Row) -> Someone:
        if pk not in self.known:
            self.known[pk] = self.held.someone(pk, row.line)
        return self.known[pk]

    def refuse_addresses(self, one: Someone, row: Row) -> None:
        for email in row.emails:
            if email in self.claimed and email not in one.emails:
                said = {"line": self.claimed[email], "email": email}
                raise Contradiction(_("Line %(line)s, which is left out, says %(email)s too; mend it first.") % said)
            owner = self.by_email.get(email) or (self.known.get(self.held.by_email[email]) if email in self.held.by_email else None)
            is_held_by_other = email in self.held.by_email and (one.person is None or self.held.by_email[email] != one.person.pk)
            if (owner is not None and owner is not one) or is_held_by_other:
                raise Contradiction(_("%(email)s already belongs to somebody else.") % {"email": email})

    def claim(self, one: Someone, row: Row) -> None:
        """The addresses of a line that is left out stay with whom it meant."""
        self.claimed.update({email: row.line for email in row.emails if email not in one.emails})

    def note(self, one: Someone, row: Row, organisation: int | None) -> None:
        """Later lines know whom this one meant."""
        self.by_email.update(dict.fromkeys(one.emails, one))
        self.by_name.setdefault((row.key, organisation), one)
        self.first.setdefault(row.key, one)

    def namesakes(self, row: Row) -> list[Person]:
        return [self.held.people[pk] for pk in self.held.by_name.get(row.key, [])]
