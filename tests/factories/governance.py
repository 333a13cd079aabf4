"""Bodies with people in them, by the room's own actions."""

from datetime import date
from typing import Any

from entente.governance import actions
from entente.governance.actions import Rules
from entente.governance.choices import MandateRole
from entente.governance.models import Body, Mandate
from entente.members.models import Organisation
from entente.people.models import Account, Person
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO

BEGAN = date(2016, 6, 17)
_numbers = iter(range(1, 1_000_000))


def body(code: str = "", name: str = "Certification", *, on: date = BEGAN, scope: str = "What it is for.", **rules: Any) -> Body:
    made = actions.found(code or f"WG{next(_numbers)}", name, scope=scope, rules=Rules(**rules), on=on, by=None, at=LONG_AGO)
    return Body.objects.named(date(2099, 1, 1)).get(pk=made.pk)


def seat(
    one: Body,
    who: Person | Account,
    role: str = MandateRole.MEMBER,
    *,
    organisation: Organisation | None = None,
    on: date = date(2017, 1, 1),
) -> Mandate:
    person = who.person if isinstance(who, Account) else who
    return actions.give(one, person, role, organisation=organisation, on=on, by=None, at=LONG_AGO)


def seated(one: Body, role: str = MandateRole.MEMBER, *, organisation: Organisation | None = None) -> Account:
    """Somebody who signs in, speaks for a member and sits for it in the body."""
    organisation = organisation or member()
    somebody = delegate(organisation)
    seat(one, somebody, role, organisation=organisation)
    return somebody


def chair(one: Body) -> Account:
    return seated(one, MandateRole.CHAIR)
