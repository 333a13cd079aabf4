"""What an organisation says it uses."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.signs import one_line
from entente.engine.words import normalised_name
from entente.members.models import Organisation
from entente.people.models import Person
from entente.watch.actions.refusals import CannotKeep
from entente.watch.models import Use

MOST = 500


@transaction.atomic
def set_uses(organisation: Organisation, uses: Iterable[tuple[str, str]], *, by: Person, at: datetime) -> int:
    """The whole list of (vendor, product), in place of the one before; how many there are."""
    entry = record.open()
    rows: dict[tuple[str, str], Use] = {}
    for vendor, product in uses:
        vendor, product = one_line(vendor, 200), one_line(product, 200)
        keys = normalised_name(product)[:250], normalised_name(vendor)[:250]
        if keys[0]:
            rows[keys] = Use(organisation=organisation, vendor=vendor, product=product, product_key=keys[0], vendor_key=keys[1])
    if len(rows) > MOST:
        raise CannotKeep(_("At most %(most)s products.") % {"most": MOST}, "uses")
    Use.objects.filter(organisation=organisation).delete()
    Use.objects.bulk_create(rows.values())
    entry.enter("watch.uses_set", organisation, by=by, organisation=organisation, after={"count": len(rows)})
    return len(rows)
