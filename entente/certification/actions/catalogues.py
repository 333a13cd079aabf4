"""What those who keep catalogues decide about one: its state, its licence, whether its children exhaust it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification.actions.catalogue_refusals import CannotDescribe
from entente.certification.actions.editions import open_edition
from entente.certification.catalogue_choices import CatalogueState
from entente.certification.models import Catalogue
from entente.people.models import Person


@transaction.atomic
def describe_catalogue(
    catalogue: Catalogue, *, licence: str, state: CatalogueState, consulted_until: date | None, is_exhausted: bool, by: Person, at: datetime
) -> Catalogue:
    """That the children exhaust their parents changes what is covered: a new edition."""
    entry = record.open()
    current = Catalogue.objects.select_for_update().get(pk=catalogue.pk)
    if consulted_until and state != CatalogueState.CONSULTATION:
        raise CannotDescribe(_("Only a catalogue in consultation has a day on which it ends. Take the day out, or open the consultation."))
    before = _told(current)
    current.licence, current.state, current.consulted_until, current.is_exhausted = licence, state, consulted_until, is_exhausted
    current.changed_at = at
    current.save()
    if before["is_exhausted"] != is_exhausted:
        open_edition(at=at, catalogue=current)
    entry.enter("certification.catalogue_described", current, by=by, before=before, after=_told(current))
    return current


def _told(catalogue: Catalogue) -> dict[str, object]:
    return {name: getattr(catalogue, name) for name in ("licence", "state", "consulted_until", "is_exhausted")}
