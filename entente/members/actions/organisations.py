"""Knowing a legal entity, and by which numbers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.classification import category_of
from entente.members.actions.editing import DESCRIBED, CannotEdit
from entente.members.actions.refusals import Refusal
from entente.members.actions.writing import write
from entente.members.drafts import Draft
from entente.members.models import Identifier, Organisation
from entente.members.numbers import Number
from entente.members.queries.matching import known
from entente.people.models import Person
from entente.vocabulary.queries import country_name


class CannotAdd(Refusal):
    """The organisation cannot be added as described."""


@transaction.atomic
def add(draft: Draft, *, by: Person | None, at: datetime, even_if_alike: bool = False) -> Organisation:
    """Know a legal entity from now. One of the same name in the same country is refused unless somebody says that it is another."""
    entry = record.open()
    held = known([(draft.country, draft.name)], draft.numbers)
    if taken := sorted(held.numbered(draft.numbers)):
        raise CannotAdd(_("%(name)s already has one of these numbers; edit that entry instead.") % {"name": _named(taken[0])})
    if (alike := held.named(draft.country, draft.name)) and not even_if_alike:
        said = {"name": _named(alike[0]), "country": country_name(draft.country)}
        raise CannotAdd(_("There is already %(name)s in %(country)s. Edit that entry, or say that this is another organisation.") % said)
    if draft.kind:
        category_of(draft.kind, is_cluster=draft.is_cluster)
    organisation = write([draft], at=at)[0]
    entry.enter("members.added", organisation, by=by, organisation=organisation, after=_described(draft))
    return organisation


@transaction.atomic
def set_numbers(organisation: Organisation, numbers: Iterable[Number], *, by: Person | None, at: datetime, because: str = "") -> None:
    """Bring the legal identifiers to these; a number that names another organisation is refused."""
    entry = record.open()
    wanted = set(numbers)
    if others := known([], wanted).numbered(wanted) - {organisation.pk}:
        raise CannotEdit(_("%(name)s has one of these numbers. If both are one organisation, merge them.") % {"name": _named(min(others))})
    rows = Identifier.objects.select_for_update().filter(organisation=organisation)
    held = {Number(row.scheme, row.country, row.value): row for row in rows}
    if held.keys() == wanted:
        return
    Identifier.objects.filter(pk__in=[row.pk for number, row in held.items() if number not in wanted]).delete()
    Identifier.objects.bulk_create(_identifier(organisation, number) for number in sorted(wanted - held.keys()))
    before, after = _by_scheme(held), _by_scheme(wanted)
    entry.enter("members.identifiers_changed", organisation, by=by, because=because, organisation=organisation, before=before, after=after)


def _named(pk: int) -> str:
    return Organisation.objects.get(pk=pk).name


def _identifier(organisation: Organisation, number: Number) -> Identifier:
    return Identifier(organisation=organisation, scheme=number.scheme, country=number.country, value=number.value)


def _by_scheme(numbers: Iterable[Number]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number in sorted(numbers):
        found.setdefault(number.scheme, []).append(f"{number.country}{number.value}")
    return found


def _described(draft: Draft) -> dict[str, Any]:
    said = {name: getattr(draft, name) for name in (*DESCRIBED, "country", "kind")} | {"cluster": draft.is_cluster or ""}
    return {name: value for name, value in said.items() if value}
