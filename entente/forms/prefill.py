"""What the platform knows already, by name: a question may begin with it, and says so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.engine.questions import Kind, Question
from entente.forms.models import Asked
from entente.forms.whom import answering
from entente.members.choices import Kind as OrganisationKind
from entente.members.choices import SizeClass
from entente.members.models import Organisation
from entente.members.queries import classification_on
from entente.members.queries.sizes import size_of
from entente.people.languages import language_name
from entente.people.models import Person
from entente.vocabulary.names import country_name


@dataclass(frozen=True, slots=True)
class Source:
    """`of` says about whom; `find` gives what is known on a day, as a person would type it, or nothing."""

    label: str | Promise
    of: str
    find: Callable[[Any, date], str]


def _kind(organisation: Organisation, day: date) -> str:
    found = classification_on(organisation, day)
    return str(OrganisationKind(found.kind).label) if found and found.kind else ""


def _category(organisation: Organisation, day: date) -> str:
    found = classification_on(organisation, day)
    return found.category.name if found and found.category else ""


def _size(organisation: Organisation, day: date) -> str:
    code = size_of(organisation).code
    return "" if code == SizeClass.UNKNOWN else str(SizeClass(code).label)


def _languages(person: Person, day: date) -> str:
    return ", ".join(map(language_name, person.languages))


SOURCES: dict[str, Source] = {
    "organisation.name": Source(_("Name of the organisation"), "organisation", lambda one, day: one.name),
    "organisation.country": Source(_("Country of the organisation"), "organisation", lambda one, day: country_name(one.country_id)),
    "organisation.city": Source(_("City of the organisation"), "organisation", lambda one, day: one.city),
    "organisation.website": Source(_("Web site of the organisation"), "organisation", lambda one, day: one.website),
    "organisation.kind": Source(_("Kind of organisation"), "organisation", _kind),
    "organisation.category": Source(_("Category of member"), "organisation", _category),
    "organisation.size": Source(_("Size of the organisation"), "organisation", _size),
    "person.name": Source(_("Name of whoever answers"), "person", lambda one, day: one.name),
    "person.email": Source(_("Address of whoever answers"), "person", lambda one, day: one.email),
    "person.languages": Source(_("Languages of whoever answers"), "person", _languages),
}


def known(questions: list[Question], asked: Asked, by: Person, day: date) -> dict[str, Any]:
    """By question, what is known; a few queries, none where no question asks for it."""
    named = {question.key: SOURCES[question.source] for question in questions if question.source in SOURCES}
    subjects: dict[str, Any] = {"person": by}
    if any(source.of == "organisation" for source in named.values()):
        subjects["organisation"] = asked.organisation or _organisation_of(by, day)
    said = {key: source.find(subjects[source.of], day) for key, source in named.items() if subjects[source.of] is not None}
    by_key = {question.key: question for question in questions}
    return {key: typed for key, value in said.items() if value and (typed := _typed(by_key[key], value, subjects)) is not None}


def _organisation_of(person: Person, day: date) -> Organisation | None:
    """The one the person answers for, where there is just one."""
    found = [organisation for organisation, persons in answering(day, [person.pk]).items() if persons]
    return Organisation.objects.select_related("country").get(pk=found[0]) if len(found) == 1 else None


def _typed(question: Question, value: str, subjects: dict[str, Any]) -> Any:
    """The value as the question takes it; nothing where it cannot."""
    match question.kind:
        case Kind.TEXT | Kind.LONG:
            return value
        case Kind.ONE:
            return next((option.key for option in question.options if option.label.casefold() == value.casefold()), None)
        case Kind.ORGANISATION:
            one = subjects.get("organisation")
            return {"id": one.pk, "name": one.name} if one else None
        case Kind.PERSON:
            return {"name": subjects["person"].name, "email": subjects["person"].email}
    return None
