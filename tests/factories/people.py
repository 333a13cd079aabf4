from datetime import UTC, date, datetime

from entente.people import actions
from entente.people.choices import RoleCode
from entente.people.models import Account, Person

LONG_AGO = datetime(2016, 1, 1, tzinfo=UTC)
_numbers = iter(range(1, 1_000_000))


def person(name: str = "") -> Person:
    number = next(_numbers)
    return actions.add_person(name or f"Person {number}", f"person{number}@example.org", by=None, at=LONG_AGO)


def account(role: RoleCode | None = None, *, country: str = "") -> Account:
    """Somebody who can sign in, with a role held since long ago."""
    somebody = person()
    if role:
        actions.give_role(
            somebody, role, on=date(2016, 1, 1), by=None, at=LONG_AGO, country=country or ("FR" if role == RoleCode.ASSESSOR else "")
        )
    signing = Account(person=somebody, email=somebody.email, created_at=LONG_AGO)
    signing.set_unusable_password()  # as everybody comes in: by a link
    signing.save()
    return signing
