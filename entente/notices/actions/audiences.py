"""Audiences under a name."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from entente import record
from entente.engine.audience import written
from entente.notices.days import day_of
from entente.notices.models import SavedAudience
from entente.notices.queries.audiences import read, resolve
from entente.notices.refusals import Refusal
from entente.people.models import Person


class CannotSave(Refusal):
    """The name or the address is taken."""


@transaction.atomic
def save_audience(
    name: str, expression: str, *, address: str = "", by: Person, at: datetime, known: SavedAudience | None = None
) -> SavedAudience:
    """Keep an audience under a name, or change one; its expression is checked and kept as it is printed."""
    entry = record.open()
    name, address = " ".join(name.split()), address.strip().lower()
    parsed = read(expression)
    resolve([parsed], day_of(at))
    audience = known or SavedAudience(slug=slugify(name)[:80] or "audience")
    _refuse_taken(audience, name, address)
    audience.name, audience.expression, audience.address, audience.changed_by, audience.changed_at = name, written(parsed), address, by, at
    audience.save()
    entry.enter("notices.audience_saved", audience, by=by, after={"expression": audience.expression, "address": address})
    return audience


@transaction.atomic
def drop_audience(audience: SavedAudience, *, by: Person, at: datetime) -> None:
    """Forget the name; whoever announced to it keeps the expression."""
    entry = record.open()
    entry.enter("notices.audience_dropped", audience, by=by, before={"expression": audience.expression, "address": audience.address})
    audience.delete()


def _refuse_taken(audience: SavedAudience, name: str, address: str) -> None:
    if not name:
        raise CannotSave(_("The audience needs a name."))
    others = SavedAudience.objects.exclude(pk=audience.pk)
    if others.filter(slug=audience.slug).exists():
        raise CannotSave(_("An audience is called so already; choose another name."))
    if address and others.filter(address=address).exists():
        raise CannotSave(_("Another audience has the address %(address)s already.") % {"address": address})
