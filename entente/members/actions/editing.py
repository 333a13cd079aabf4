"""Keeping what is said of an organisation right: the office everything, its own people the profile."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.words import normalised_name
from entente.members.actions.confirming import confirmed
from entente.members.actions.finding import findable
from entente.members.actions.refusals import Refusal
from entente.members.models import Organisation
from entente.people.models import Person
from entente.record.actions import Opened
from entente.vocabulary.models import Region
from entente.vocabulary.queries import country_name
from entente.vocabulary.reference import shipped

PROFILE = ("short_name", "website", "about", "sectors", "expertise")
DESCRIBED = ("name", *PROFILE, "region", "city", "activity")


class CannotEdit(Refusal):
    """The organisation cannot be changed as asked."""


@transaction.atomic
def edit(organisation: Organisation, changes: Mapping[str, Any], *, by: Person | None, at: datetime, because: str = "") -> Organisation:
    """The office corrects what is said of an organisation; country, kind and standing have their own dated actions."""
    entry = record.open()
    return _changed(entry, "members.changed", organisation, {name: changes[name] for name in DESCRIBED if name in changes}, by, because)


@transaction.atomic
def edit_profile(organisation: Organisation, changes: Mapping[str, Any], *, by: Person, at: datetime) -> Organisation:
    """A delegate keeps the organisation's own words about itself; nothing else. Who put it right has confirmed it."""
    entry = record.open()
    said = {name: changes[name] for name in PROFILE if name in changes}
    changed = _changed(entry, "members.profile_changed", organisation, said, by, "")
    confirmed(entry, changed, by, at)
    return changed


def _changed(
    entry: Opened, verb: str, organisation: Organisation, changes: Mapping[str, Any], by: Person | None, because: str
) -> Organisation:
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = {name: _value(held, name) for name in changes}
    _refuse(held, changes)
    for name in changes:
        _set(held, name, changes[name])
    after = {name: _value(held, name) for name in changes}
    if moved := [name for name in changes if before[name] != after[name]]:
        held.save()
        findable([held])
        said = ({name: before[name] for name in moved}, {name: after[name] for name in moved})
        entry.enter(verb, held, by=by, because=because, organisation=held, before=said[0], after=said[1])
    return held


def _refuse(held: Organisation, changes: Mapping[str, Any]) -> None:
    if "name" in changes and not changes["name"].strip():
        raise CannotEdit(_("An organisation needs a name."))
    region = changes.get("region")
    if region and not _in_country(region, held.country_id):
        raise CannotEdit(_("The region %(region)s is not in %(country)s.") % {"region": region, "country": country_name(held.country_id)})
    for name, listed in (("sectors", shipped().sectors), ("expertise", shipped().expertise)):
        if unknown := set(changes.get(name, ())) - {one.code for one in listed}:
            raise CannotEdit(_("“%(code)s” is not in the list.") % {"code": sorted(unknown)[0]})


def _in_country(region: str, country: str) -> bool:
    return Region.objects.filter(pk=region, country=country).exists()


def _value(held: Organisation, name: str) -> Any:
    if name in ("sectors", "expertise"):
        return sorted(getattr(held, name).values_list("pk", flat=True))
    return held.region_id or "" if name == "region" else getattr(held, name)


def _set(held: Organisation, name: str, value: Any) -> None:
    if name in ("sectors", "expertise"):
        getattr(held, name).set(value)
    elif name == "region":
        held.region_id = value or None
    else:
        setattr(held, name, value.strip())
    if name == "name":
        held.name_key = normalised_name(held.name)
