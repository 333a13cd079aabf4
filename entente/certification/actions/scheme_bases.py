"""Against which catalogue a scheme assesses: what whoever holds one of its certificates holds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente import record
from entente.certification.actions.refusals import CannotKeepScheme
from entente.certification.models import Catalogue, Requirement, Scheme, SchemeBasis, SchemeLevel
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class BasisSaid:
    """`level` None: at every level. No parts: the whole catalogue; a part is a requirement with all below it."""

    catalogue: Catalogue
    level: SchemeLevel | None = None
    parts: Collection[Requirement] = ()
    source: str = ""
    note: str = ""


@transaction.atomic
def set_basis(scheme: Scheme, said: BasisSaid, *, on: date, by: Person | None, at: datetime) -> SchemeBasis:
    """From a day on; what was said before of the same level and catalogue ends there, and stays readable for every day before."""
    entry = record.open()
    Scheme.objects.select_for_update().get(pk=scheme.pk)
    _refuse(scheme, said)
    before = SchemeBasis.objects.known().filter(scheme=scheme, level=said.level, catalogue=said.catalogue, to_on=None).first()
    if before:
        _refuse_before(before, said, on)
        _end(before, on=on, at=at)
    sourced = {"source": said.source, "source_note": said.note, "checked_on": at.date()}
    basis: SchemeBasis = SchemeBasis.objects.create(
        scheme=scheme, level=said.level, catalogue=said.catalogue, from_on=on, known_at=at, **sourced
    )
    basis.parts.set(said.parts)
    after = {**_told(basis), "parts": len(said.parts), "on": on, "source": said.source}
    entry.enter("schemes.basis_set", scheme, by=by, after=after)
    return basis


@transaction.atomic
def end_basis(basis: SchemeBasis, *, on: date, by: Person | None, at: datetime) -> None:
    """The last day was the one before; ended on its first day it never held."""
    entry = record.open()
    current = SchemeBasis.objects.known().select_for_update(of=("self",)).select_related("scheme", "level", "catalogue").get(pk=basis.pk)
    if on < current.from_on or (current.to_on and current.to_on <= on):
        days = {"begin": date_format(current.from_on, "j F Y")}
        raise CannotKeepScheme(_("It holds from %(begin)s; choose a day after that and before its end.") % days)
    _end(current, on=on, at=at)
    entry.enter("schemes.basis_ended", current.scheme, by=by, after={**_told(current), "on": on})


def _end(basis: SchemeBasis, *, on: date, at: datetime) -> None:
    ended = basis.ended(on=on, at=at)
    if ended.pk:
        ended.parts.set(basis.parts.all())


def _refuse(scheme: Scheme, said: BasisSaid) -> None:
    if not said.source:
        raise CannotKeepScheme(_("Say where it is read: nothing stands for requirements without a source."))
    if said.level and said.level.scheme_id != scheme.pk:
        raise CannotKeepScheme(_("%(level)s is a level of another scheme.") % {"level": said.level})
    if any(part.catalogue_id != said.catalogue.pk for part in said.parts):
        raise CannotKeepScheme(_("Every part has to be of %(catalogue)s.") % {"catalogue": said.catalogue})


def _refuse_before(before: SchemeBasis, said: BasisSaid, on: date) -> None:
    if {part.pk for part in before.parts.all()} == {part.pk for part in said.parts}:
        raise CannotKeepScheme(_("This is said already, since %(day)s.") % {"day": date_format(before.from_on, "j F Y")})
    if before.from_on >= on:
        raise CannotKeepScheme(
            _("What is said of it begins on %(day)s; choose a later day.") % {"day": date_format(before.from_on, "j F Y")}
        )


def _told(basis: SchemeBasis) -> dict[str, str]:
    return {"level": str(basis.level or ""), "catalogue": str(basis.catalogue)}
