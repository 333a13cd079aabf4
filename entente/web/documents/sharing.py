"""To whom a document goes, in words: persons and organisations by name, groups by what their room calls them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from entente.documents.home import Recipients
from entente.documents.models import Document
from entente.engine.words import normalised_name
from entente.members.models import Organisation
from entente.people.models import Person


class UnknownRecipient(Exception):
    """A line names nobody, or more than one; the sentence says which."""


@dataclass(frozen=True, slots=True)
class Named:
    """Recipients by name. Groups are counted: which one it is, the home says."""

    persons: list[str]
    organisations: list[str]
    groups: int


def named(document: Document) -> Named:
    """Two queries, fewer where there is nobody to name."""
    given = document.recipients
    persons = Person.objects.filter(pk__in=given.persons).order_by("name_key") if given.persons else []
    organisations = Organisation.objects.filter(pk__in=given.organisations).order_by("name_key") if given.organisations else []
    return Named([person.name for person in persons], [one.name for one in organisations], len(given.groups))


def lines_of(given: Recipients) -> tuple[str, str]:
    """Persons and organisations, a line each, as `read` takes them back."""
    persons = Person.objects.filter(pk__in=given.persons).order_by("name_key")
    organisations = Organisation.objects.filter(pk__in=given.organisations).order_by("name_key")
    return "\n".join(map(_person_line, persons)), "\n".join(map(_organisation_line, organisations))


def read_persons(lines: str, held: Iterable[int] = ()) -> frozenset[int]:
    """Each line an address, "Name <address>", or the line of somebody without an address who is a recipient already."""
    return frozenset(_person(line, set(held)) for line in _lines(lines))


def read_organisations(lines: str) -> frozenset[int]:
    """Each line a name, or the last part of the organisation's own address where two have the same name."""
    return frozenset(map(_organisation, _lines(lines)))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _person(line: str, held: set[int]) -> int:
    address = line.rpartition("<")[2].removesuffix(">").strip().lower() if "<" in line else line.lower()
    if found := Person.objects.filter(email=address).exclude(email="").values_list("pk", flat=True).first():
        return found
    number = line.rpartition("#")[2]
    if number.isdecimal() and int(number) in held:
        return int(number)
    raise UnknownRecipient(_("Nobody here has the address “%(line)s”. Ask the office to add the person first.") % {"line": line[:80]})


def _organisation(line: str) -> int:
    """A slug goes before a name: it is how one of two that are called alike is told from the other."""
    found = Organisation.objects.filter(slug=line)[:1] or Organisation.objects.filter(name_key=normalised_name(line))[:2]
    if len(found) == 1:
        return found[0].pk
    said = {"line": line[:80]}
    if not found:
        raise UnknownRecipient(_("No organisation is called “%(line)s”. Write its name as its page has it.") % said)
    raise UnknownRecipient(_("More than one organisation is called “%(line)s”. Write the last part of its page's address instead.") % said)


def _person_line(person: Person) -> str:
    return f"{person.name} <{person.email}>" if person.email else f"{person.name} #{person.pk}"


def _organisation_line(organisation: Organisation) -> str:
    is_only = Organisation.objects.filter(name_key=organisation.name_key).count() == 1
    return organisation.name if is_only else organisation.slug
