"""What the office itself says of schemes: a new one, what it is, where it stands from a day, and that somebody looked."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification.actions.refusals import CannotKeepScheme
from entente.certification.choices import Reach, SchemeState
from entente.certification.models import Scheme, SchemeStatus
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class SchemeFacts:
    """What is said of a scheme; empty is not known."""

    name: str
    reach: str
    scopes: tuple[str, ...]
    country: str | None = None
    long_name: str = ""
    issuer: str = ""
    covers: str = ""
    validity: str = ""
    validity_years: int | None = None
    legal_base: str = ""
    legal_address: str = ""
    recognition: str = ""
    effort: str = ""
    sectors: str = ""
    source: str = ""
    source_note: str = ""
    checked_on: date = field(default=date(2000, 1, 1))

    @property
    def columns(self) -> dict[str, Any]:
        said = asdict(self)
        country = said.pop("country")
        return {**said, "scopes": list(self.scopes), "country_id": country or None}


@transaction.atomic
def add(code: str, facts: SchemeFacts, *, by: Person | None, at: datetime) -> Scheme:
    entry = record.open()
    if Scheme.objects.filter(code=code).exists():
        raise CannotKeepScheme(_("There is already a scheme %(code)s; give this one a code of its own.") % {"code": code})
    scheme = Scheme.objects.create(code=code, **_columns(facts))
    entry.enter("schemes.added", scheme, by=by, after=_told(scheme))
    return scheme


@transaction.atomic
def describe(scheme: Scheme, facts: SchemeFacts, *, by: Person | None, at: datetime) -> Scheme:
    """From now on the office's own: later reference files leave the row alone."""
    entry = record.open()
    current = Scheme.objects.select_for_update().get(pk=scheme.pk)
    before = _told(current)
    for name, value in _columns(facts).items():
        setattr(current, name, value)
    current.is_shipped = False
    current.save()
    entry.enter("schemes.described", current, by=by, before=before, after=_told(current))
    return current


@transaction.atomic
def set_state(
    scheme: Scheme, state: SchemeState, *, on: date, source: str, note: str = "", because: str = "", by: Person | None, at: datetime
) -> SchemeStatus:
    """Where a scheme stands from a day on; what stood before ends there, and stays readable for every day before."""
    entry = record.open()
    Scheme.objects.select_for_update().get(pk=scheme.pk)
    open_row = SchemeStatus.objects.known().filter(scheme=scheme, to_on=None).first()
    if open_row and open_row.state == state:
        raise CannotKeepScheme(_("%(scheme)s is %(state)s already.") % {"scheme": scheme, "state": open_row.get_state_display().lower()})
    if open_row and open_row.from_on >= on:
        said = {"scheme": scheme, "day": f"{open_row.from_on:%d.%m.%Y}"}
        raise CannotKeepScheme(_("What is known of %(scheme)s begins on %(day)s; choose a later day.") % said)
    if open_row:
        open_row.ended(on=on, at=at)
    sourced = {"source": source, "source_note": note, "checked_on": at.date()}
    status: SchemeStatus = SchemeStatus.objects.create(scheme=scheme, state=state, from_on=on, known_at=at, **sourced)
    before = {"state": open_row.state} if open_row else {}
    entry.enter("schemes.stands", scheme, by=by, because=because, before=before, after={"state": state, "on": on, "source": source})
    return status


@transaction.atomic
def looked(scheme: Scheme, *, on: date, by: Person | None, at: datetime) -> Scheme:
    """Somebody read the sources again, and it is still so."""
    entry = record.open()
    current = Scheme.objects.select_for_update().get(pk=scheme.pk)
    if current.checked_on > on:
        said = _("Somebody looked on %(day)s already, which is later.")
        raise CannotKeepScheme(said % {"day": f"{current.checked_on:%d.%m.%Y}"})
    current.checked_on = on
    current.save(update_fields=["checked_on"])
    SchemeStatus.objects.known().filter(scheme=scheme, to_on=None, checked_on__lt=on).update(checked_on=on)
    entry.enter("schemes.looked", current, by=by, after={"on": on})
    return current


def _columns(facts: SchemeFacts) -> dict[str, Any]:
    if (facts.reach == Reach.NATIONAL) != bool(facts.country):
        raise CannotKeepScheme(_("A national scheme has a country, and no other has one. Choose the country, or another reach."))
    if not facts.scopes:
        raise CannotKeepScheme(_("Say what the scheme certifies: at least one scope."))
    return facts.columns


def _told(scheme: Scheme) -> dict[str, Any]:
    return {"reach": scheme.reach, "country": scheme.country_id, "scopes": scheme.scopes, "source": scheme.source}
