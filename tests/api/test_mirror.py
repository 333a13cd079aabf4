"""The mirror by program: one gives for one's own organisation, and reads one's own places."""

from datetime import date

import pytest

from entente.mirror.models import Contribution
from entente.people import actions as people
from entente.people.choices import Permission, RoleCode
from entente.people.models import Account
from tests.factories.governance import body, seated
from tests.factories.members import member
from tests.factories.mirror import circle, closed, gave, opened
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db
SCOPES = (Permission.ORGANISATION_SPEAK, Permission.SHARED_READ)


def voice(who: Account) -> Account:
    people.give_role(who.person, RoleCode.DELEGATE, on=date(2016, 1, 1), by=None, at=LONG_AGO)
    return who


def test_one_gives_and_reads_one_s_own_and_nobody_else_s(call, token):
    of, one = body(), member("Giver")
    mirror, others = opened(of), circle(of, 4)
    mine = token(voice(seated(of, organisation=one)), *SCOPES)
    for place, (organisation, _who) in enumerate(others):
        gave(mirror, organisation, f"{222 * (place + 1)}.5")
    figure = mirror.figures.order_by("position")[0].pk
    said = {"organisation": one.slug, "amounts": [{"figure": figure, "amount": "1.5"}]}

    given = call("POST", f"/mirror/{mirror.pk}/contribution", mine, said)
    other = call("POST", f"/mirror/{mirror.pk}/contribution", mine, said | {"organisation": others[0][0].slug})
    closed(mirror)
    found = call("GET", f"/mirror/{mirror.pk}", mine)
    late = call("POST", f"/mirror/{mirror.pk}/contribution", mine, said)

    assert (given.status_code, other.status_code, late.status_code) == (200, 404, 409)
    assert [row["lines"][0]["stands"] for row in found.json()["given"]] == [[{"kind": "all", "number": 5, "low": 1, "high": 1}]]
    assert "222.5" not in found.content.decode()
    assert Contribution.objects.count() == 5
    reading = token(voice(others[0][1]), Permission.SHARED_READ)
    assert call("GET", f"/mirror/{mirror.pk}", reading).json()["given"] == []
    outside = token(voice(seated(body())), *SCOPES)
    assert call("GET", f"/mirror/{mirror.pk}", outside).status_code == 404
    assert call("GET", "/mirror", outside).json() == []
