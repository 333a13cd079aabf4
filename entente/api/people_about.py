"""One person, seen as the caller may; rows that may be one; people as the import reads them."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query

from entente.api import people_schemas as schemas
from entente.api.errors import declared
from entente.api.paging import page
from entente.api.people import Named, router
from entente.members.exports.people import COLUMNS, rows
from entente.members.eyes import eyes_of, roles_today
from entente.members.queries.duplicates import Pair, duplicates
from entente.people import access, actions, queries, seen
from entente.people.choices import Facet, Permission
from entente.people.models import Account, Address, Person, Photograph

MOST_PAIRS = 200


@router.get("/people/duplicates", response={200: list[schemas.PairOut], **declared(403)}, summary="Rows that may be one person")
def pairs(request: HttpRequest) -> Any:
    keeper(request)
    return [
        {
            "kept": pair.kept.pk,
            "gone": pair.gone.pk,
            "name": pair.kept.name,
            "organisations": pair.organisations,
            "same_mailbox": pair.same_mailbox,
        }
        for pair in duplicates()[:MOST_PAIRS]
    ]


@router.get("/people/table", response={200: schemas.TableOut, **declared(403)}, summary="People with their roles, as the import reads them")
def table(request: HttpRequest, after: Query[Named]) -> Any:
    keeper(request)
    found = page(queries.people(after.q), after, "name_key", "id")
    lines = rows(Person.objects.filter(pk__in=[person.pk for person in found["items"]]))
    return {"items": [dict(zip(COLUMNS, line, strict=True)) for line in lines], "next": found["next"]}


@router.get("/people/{int:person}", response={200: schemas.PersonOut, **declared(404)}, summary="A person, within what you may see of it")
def person(request: HttpRequest, person: int) -> Any:
    """A row that was merged into another answers as that one."""
    found = queries.behind(person)
    facets = seen.facets(found, eyes_of(request.user, found)) if found else frozenset()
    if found is None or not facets:
        raise Http404
    return _shown(found, facets)


@router.post(
    "/people/{int:person}/data", response={200: list[schemas.SectionOut], **declared(403, 404)}, summary="All that is kept about it"
)
def data(request: HttpRequest, person: int) -> Any:
    """For a person who asked the office for it; that it was handed out is entered in the record."""
    by, subject = keeper(request), there(person)
    return [section.as_data for section in actions.give_data(subject, by=by, at=timezone.now())]


def keeper(request: HttpRequest) -> Person:
    return access.require(request.user, Permission.PEOPLE_MANAGE).person


def there(pk: int) -> Person:
    found = queries.behind(pk)
    if found is None or found.pk != pk:
        raise Http404
    return found


def address_out(row: Address, person: Person) -> dict[str, Any]:
    is_confirmed = row.confirmed_at is not None
    return {"id": row.pk, "email": row.email, "kind": row.kind, "is_preferred": row.email == person.email, "is_confirmed": is_confirmed}


def _pair(pair: Pair) -> dict[str, Any]:
    said = {"organisations": pair.organisations, "same_mailbox": pair.same_mailbox}
    return {"kept": pair.kept.pk, "gone": pair.gone.pk, "name": pair.kept.name, **said}


def _shown(person: Person, facets: frozenset[Facet]) -> dict[str, Any]:
    """Each part only where its facet is seen."""
    parts: dict[Facet, tuple[str, Callable[[], Any]]] = {
        Facet.ORGANISATIONS: ("organisations", lambda: roles_today([person.pk]).get(person.pk, [])),
        Facet.LANGUAGES: ("languages", lambda: person.languages),
        Facet.WORK_ADDRESS: ("work_address", lambda: seen.work_address(person)),
        Facet.PHONE: ("phone", lambda: person.phone),
        Facet.ADDRESSES: ("addresses", lambda: [address_out(row, person) for row in person.addresses.order_by("pk")]),
        Facet.GROUND: ("ground", lambda: queries.ground_of(person)),
        Facet.SIGN_IN: ("has_account", lambda: Account.objects.filter(person=person, is_active=True).exists()),
    }
    said = {name: part() if facet in facets else None for facet, (name, part) in parts.items()}
    pictured = Facet.PHOTOGRAPH in facets and Photograph.objects.filter(person=person).exists()
    return {"id": person.pk, "name": person.name, "title": person.title, "sees": sorted(facets), "has_photograph": pictured, **said}
