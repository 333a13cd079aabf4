"""What an organisation is, and in which class of members it is counted, from a day on."""

from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.refusals import Refusal
from entente.members.choices import Kind
from entente.members.models import Category, Classification, Organisation
from entente.people.models import Person


class CannotReclassify(Refusal):
    """The organisation cannot be counted as asked."""


@transaction.atomic
def reclassify(
    organisation: Organisation,
    kind: str,
    *,
    on: date,
    by: Person | None,
    at: datetime,
    is_cluster: bool = False,
    because: str = "",
) -> Classification:
    """From this day the organisation is of this kind, and counts in the class that the kind belongs to."""
    entry = record.open()
    category = category_of(kind, is_cluster=is_cluster)
    last: Classification | None = (
        Classification.objects.select_for_update().known().filter(organisation=organisation).order_by("-from_on").first()
    )
    _refuse(organisation, last, on)
    new = Classification(organisation=organisation, kind=kind, category=category, is_cluster=is_cluster, from_on=on, known_at=at)
    if last and _said(last) | {"on": on} == _said(new):
        return last
    if last:
        last.ended(on=on, at=at)
    new.save(force_insert=True)
    entry.enter("members.reclassified", organisation, by=by, because=because, before=_said(last) if last else {}, after=_said(new))
    return new


def category_of(kind: str, *, is_cluster: bool = False, among: list[Category] | None = None) -> Category:
    """The class to which this installation counts a kind."""
    if is_cluster and kind != Kind.ASSOCIATION:
        raise CannotReclassify(_("Only an association can be a regional cluster."))
    categories = list(Category.objects.all()) if among is None else among
    found = next((one for one in categories if kind in one.kinds and one.is_for_clusters == is_cluster), None)
    if found is None:
        raise CannotReclassify(_("No category takes “%(kind)s”. Edit the categories first.") % {"kind": Kind(kind).label})
    return found


def _refuse(organisation: Organisation, last: Classification | None, on: date) -> None:
    if last and on < last.from_on:
        said = {"name": organisation, "kind": last.get_kind_display(), "day": date_format(last.from_on, "j F Y")}
        raise CannotReclassify(_("%(name)s is on record as “%(kind)s” from %(day)s; choose that day or a later one.") % said)


def _said(row: Classification) -> dict[str, object]:
    return {"kind": row.kind, "category": row.category_id, "cluster": row.is_cluster, "on": row.from_on}
