"""Somebody left an organisation: every role there and everything read through it ends, in one step and in the same second.

Rooms above end what they keep for the two (a mandate held for the organisation, a seat) in `leaving.py`:
`left(person, organisation, on, by, at)`, called in the same transaction.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.delegations import CannotDelegate
from entente.members.choices import DelegationRole
from entente.members.models import Delegation, Organisation
from entente.members.notices import STAFF
from entente.notices import actions as notices
from entente.people.choices import Permission, RoleCode
from entente.people.discovery import offered
from entente.people.models import Holding, Person, Token


@transaction.atomic
def leave_organisation(person: Person, organisation: Organisation, *, because: str, on: date, by: Person, at: datetime) -> list[Delegation]:
    """The person is nothing in the organisation any more from this day, which is today or earlier. Undone by giving a role anew."""
    entry = record.open()
    rows = Delegation.objects.select_for_update().known().filter(person=person, organisation=organisation)
    held = list(rows.exclude(to_on__lte=on).order_by("from_on", "pk"))
    if not held:
        raise CannotDelegate(_("%(person)s is nothing in %(name)s on that day; nothing ends.") % {"person": person, "name": organisation})
    if not because.strip():
        raise CannotDelegate(_("Say why, in a few words; the record keeps it."))
    for one in held:
        one.ended(on=max(on, one.from_on), at=at)
    tokens = _end_tokens(person, on, at)
    for left in offered("leaving", "left"):
        left(person, organisation, on, by, at)
    said = {"person": str(person), "roles": sorted(one.role for one in held), "on": on, "tokens": tokens}
    entry.enter("members.person_left", organisation, by=by, because=because, organisation=organisation, before=said)
    _tell(person, organisation, held, on, by, at)
    return held


def _end_tokens(person: Person, on: date, at: datetime) -> int:
    """A token that speaks for organisations is of no use, and of some danger, once there is none left to speak for."""
    if Delegation.objects.known().on(on).acting().filter(person=person).exists():
        return 0
    live = Token.objects.filter(person=person, ended_at=None)
    speaking = [token.pk for token in live if Permission.ORGANISATION_SPEAK in token.scopes]
    return Token.objects.filter(pk__in=speaking).update(ended_at=at)


def _tell(person: Person, organisation: Organisation, held: list[Delegation], on: date, by: Person, at: datetime) -> None:
    """The organisation's representative and the office, without who did it."""
    spoken = Delegation.objects.known().on(on).filter(organisation=organisation, role=DelegationRole.REPRESENTATIVE)
    office = Holding.objects.known().on(on).filter(role=RoleCode.OFFICE)
    to = {*spoken.values_list("person_id", flat=True), *office.values_list("person_id", flat=True)} - {by.pk, person.pk}
    if not to:
        return
    said: dict[str, Any] = {"person": person, "name": organisation, "roles": ", ".join(one.role_name for one in held)}
    body = _("%(person)s left %(name)s, and is no longer: %(roles)s. All rights that came with it ended at once.") % said
    if any(one.role == DelegationRole.REPRESENTATIVE for one in held):
        body += "\n\n" + _("Nobody represents the organisation now; name somebody on its page.")
    subject = _("%(person)s left %(name)s") % said
    reference = {"room": "members", "noun": "organisation", "id": organisation.pk, "label": str(organisation)}
    notices.tell(STAFF, to=to, subject=subject, body=body, by=by, at=at, reference=reference)  # type: ignore[arg-type]
