"""Which organisation owns how much of which, from a day to a day."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.refusals import Refusal
from entente.members.models import Organisation, Ownership
from entente.members.queries.parents import MAJORITY, parents_on
from entente.people.models import Person

ALL = Decimal(100)


class CannotOwn(Refusal):
    """The ownership cannot be noted as asked."""


@transaction.atomic
def note_ownership(
    owner: Organisation, owned: Organisation, share: Decimal, *, on: date, by: Person | None, at: datetime, because: str = ""
) -> Ownership:
    """From this day the owner holds this share (per cent); a share on record before ends that day."""
    entry = record.open()
    links = list(Ownership.objects.select_for_update().known().filter(owned=owned).exclude(to_on__lte=on).select_related("owner"))
    held = next((link for link in links if link.owner_id == owner.pk), None)
    _refuse(owner, owned, share, on, held, [link for link in links if link is not held])
    before = {"owner": str(owner), "share": held.share} if held else {}
    if held:
        held.ended(on=on, at=at)
    link = Ownership.objects.create(owner=owner, owned=owned, share=share, from_on=on, known_at=at)
    after = {"owner": str(owner), "share": share, "on": on}
    entry.enter("members.ownership_noted", owned, by=by, because=because, before=before, after=after)
    return link


@transaction.atomic
def end_ownership(link: Ownership, *, on: date, by: Person | None, at: datetime, because: str = "") -> None:
    entry = record.open()
    held = Ownership.objects.select_for_update().known().filter(pk=link.pk).select_related("owner", "owned").first()
    if held is None or held.to_on:
        raise CannotOwn(_("This ownership has already ended."))
    if on < held.from_on:
        raise CannotOwn(_("The ownership began later than that; choose the day it began or a later one."))
    held.ended(on=on, at=at)
    before = {"owner": str(held.owner), "share": held.share, "on": on}
    entry.enter("members.ownership_ended", held.owned, by=by, because=because, before=before)


def _refuse(owner: Organisation, owned: Organisation, share: Decimal, on: date, held: Ownership | None, others: list[Ownership]) -> None:
    if owner.pk == owned.pk:
        raise CannotOwn(_("An organisation cannot own itself."))
    if not 0 < share <= ALL:
        raise CannotOwn(_("A share is above 0 and at most 100 per cent."))
    if held and (held.to_on or on < held.from_on):
        raise CannotOwn(_("Another share of %(owner)s is on record around that day; end it first.") % {"owner": owner})
    if (total := share + sum(link.share for link in others)) > ALL:
        said = {"name": owned, "total": total}
        raise CannotOwn(_("The owners of %(name)s would together hold %(total)s per cent; end or lower another share first.") % said)
    if share > MAJORITY and parents_on(on).get(owner.pk, owner.pk) == parents_on(on).get(owned.pk, owned.pk):
        raise CannotOwn(_("%(owner)s already belongs to %(name)s, so it cannot own its majority.") % {"owner": owner, "name": owned})
