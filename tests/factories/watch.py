"""Advisories and circles, by the room's own actions; every CVE of 1900 is invented."""

from datetime import date
from typing import Any

from django.utils import timezone

from entente.documents.home import Recipients
from entente.engine.advisories.draft import Affected
from entente.engine.marking import Marking
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.choices import RoleCode
from entente.people.models import Person
from entente.vocabulary.models import Sector
from entente.watch import actions
from entente.watch.actions import CircleFacts, Written
from entente.watch.models import Advisory, Circle
from tests.factories.governance import body
from tests.factories.people import account

VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H"


def office() -> Person:
    return account(RoleCode.OFFICE).person


def sectors(*codes: str) -> list[Sector]:
    return list(Sector.objects.filter(pk__in=codes))


def circle(of: Body | None = None, *codes: str, **said: Any) -> Circle:
    facts = CircleFacts(sectors(*(codes or ("demand-energy",))), **said)
    return actions.keep_circle(of or body(), facts, by=office(), at=timezone.now())


def advisory(title: str = "Lantern gateway lets anyone in", *, organisation: Organisation | None = None, **said: Any) -> Advisory:
    """Of the office, for everyone, unless said otherwise; `codes` and `products` in short."""
    by = said.pop("by", None) or office()
    codes, products = said.pop("codes", ()), said.pop("products", ())
    facts: dict[str, Any] = {"summary": "The password is empty.", "marking": Marking.CLEAR.value}
    facts |= {"sectors": sectors(*codes), "affected": [Affected(*one) for one in products]} | said
    return actions.publish(Written(title, **facts), organisation, by=by, at=timezone.now(), keeps=True)


def for_organisations(*given: Organisation, **said: Any) -> Advisory:
    to = Recipients.of(organisations=[one.pk for one in given])
    return advisory(**{"marking": Marking.AMBER.value, "recipients": to} | said)


def soon(days: int = 7) -> date:
    return date.fromordinal(timezone.localdate().toordinal() + days)
