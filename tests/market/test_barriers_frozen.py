"""What a release freezes of barriers: no difference to the release before tells what one or two members reported."""

import pytest

from entente.market.actions import releasing
from entente.market.queries.barriers import public_together, verified
from entente.market.queries.barriers_frozen import Counted, released, ripe
from entente.people.choices import RoleCode
from entente.people.models import Person
from entente.vocabulary.models import Country
from tests.factories import certificates
from tests.factories.market import asks, market
from tests.factories.measures import AT, TODAY
from tests.factories.measures import verified as barrier
from tests.factories.members import delegate, member
from tests.factories.people import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Person:
    market()
    asks("DE", "nis2-health", "bsz")
    certificates.certificate(member("Harbour Works", "FR"))
    return account(RoleCode.OFFICE).person


def test_what_would_stand_out_waits_until_three_members_are_behind_it(office):
    for _each in range(3):
        barrier()
    first = releasing.release(as_of=TODAY, by=office, at=AT)
    totals = []
    for _each in range(3):
        barrier()
        releasing.release(as_of=TODAY, reason="Again.", by=office, at=AT)
        totals.append(released()[1].total)

    assert first.barriers["by_state"] == {"DE": 3}
    assert totals == [3, 3, 6]
    first.refresh_from_db()
    assert first.barriers["total"] == 3


def test_costs_are_frozen_with_the_counts(office):
    for cost in (50_000, 70_000, 90_000):
        barrier(cost_low=cost, cost_high=100_000)
    releasing.release(as_of=TODAY, by=office, at=AT)
    barrier(cost_low=1, cost_high=2)

    (found,) = released()[1].observed

    assert (found.low, found.high, found.members) == (50_000, 200_000, 3)


def test_what_an_earlier_version_froze_as_it_was_reported_is_read_rounded():
    frozen = {"scheme": "bsz", "level": "", "low": "51234.00", "likely": "70123.45", "high": "99999.00"}
    frozen |= {"barriers": 3, "members": 3, "evidence": ["B"]}

    (found,) = Counted.read({"total": 3, "by_state": {}, "by_sector": {}, "named": [], "observed": [frozen]}).observed

    assert (found.low, found.likely, found.high) == (50_000, 70_000, 100_000)


def test_the_sum_of_what_is_withheld_does_not_move_by_one_member_either(office):
    for state, times in (("DE", 3), ("FR", 2), ("IT", 2)):
        for _each in range(times):
            barrier(state=Country.objects.get(pk=state))
    before = verified()
    new = [barrier(state=Country.objects.get(pk=state)) for state in ("DE", "DE", "DE", "FR")]

    assert {one.state_id for one in ripe(before, new)} == {"DE"}


def test_where_one_table_cannot_tell_its_total_the_other_does_not_tell_it(office):
    for sector in ("nis2-health", "nis2-energy", "nis2-transport"):
        barrier(sector=sector)

    total, tables = public_together(verified())

    assert total is None
    assert set(tables["state"].values()) == set(tables["sector"].values()) == {None}


def test_one_member_with_nearly_all_of_a_cell_is_not_told(office):
    one = member()
    person = delegate(one).person
    for _each in range(9):
        barrier(organisation=one, by=person)
    for _each in range(2):
        barrier()

    assert public_together(verified()) == (None, {"state": {"DE": None}, "sector": {"nis2-health": None}})
