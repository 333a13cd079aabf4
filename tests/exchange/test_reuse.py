"""Follow-through: from contact to adoption, the flow from sector to sector, and the figure with its why."""

from datetime import timedelta

import pytest

from entente.exchange import access, actions
from entente.exchange.actions import CannotReuse
from entente.exchange.queries.flow import across, adopted, adopted_across, flow
from entente.notices.models import Delivery
from tests.factories.exchange import AT, contacted, deployed, office, published
from tests.factories.exchange import adopted as adopted_by
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
ALL = ("everyone", "community", "custodians")


def test_a_practice_goes_from_contact_to_adoption_and_is_at_work_there_then():
    giver, taker = member("Giver"), member("Taker")
    told = delegate(giver)
    row = published(giver, marking="CLEAR")
    deployed(row, "demand-health")
    reuse = contacted(row, taker)
    with pytest.raises(CannotReuse, match="in this sector already"):
        contacted(row, taker)

    for state in ("met", "tried", "adopted"):
        reuse = actions.move(reuse, state, on=AT.date(), by=office(), at=AT)

    assert (reuse.from_sector_id, reuse.adopted_on) == ("demand-health", AT.date())
    assert [(one.sector_id, one.reference) for one in row.deployments.order_by("pk")][1] == ("demand-transport", f"A member ({reuse})")
    assert Delivery.objects.filter(person=told.person, notice__kind="exchange.reuse").count() == 4
    with pytest.raises(CannotReuse, match="this cannot come"):
        actions.move(reuse, "not", on=AT.date(), why_not="cost", by=office(), at=AT)

    actions.tell_story(reuse, "It works on trains.", is_public=True, by=office(), at=AT)
    assert row.deployments.order_by("-pk").first().reference == f"Taker ({reuse})"


def test_not_adopting_says_why_and_lets_one_begin_again():
    row, taker = published(), member()
    reuse = contacted(row, taker)
    with pytest.raises(CannotReuse, match="Say why"):
        actions.move(reuse, "not", on=AT.date(), by=office(), at=AT)
    with pytest.raises(CannotReuse, match="from the last step until today"):
        actions.move(reuse, "met", on=AT.date() + timedelta(days=30), by=office(), at=AT)
    actions.move(reuse, "not", on=AT.date(), why_not="rules", by=office(), at=AT)

    assert contacted(row, taker).state == "contacted"


def test_the_figure_counts_each_innovation_once_and_only_what_crossed():
    crossing, staying, unknown = (published(marking="CLEAR") for _ in range(3))
    deployed(crossing, "demand-health")
    deployed(staying, "nis2-transport-rail")
    first = adopted_by(crossing)
    adopted_by(crossing, code="demand-energy")
    stays, nowhere = adopted_by(staying), adopted_by(unknown)

    rows = list(adopted(ALL, AT.date()))
    found = across(rows)

    assert (found.counted, found.within) == ([first], [stays, nowhere])
    assert flow(rows) == {("Health", "Transportation"): 1, ("Health", "Energy"): 1, ("Rail", "Transportation"): 1}
    assert (adopted_across(AT.date()), adopted_across(AT.date() - timedelta(days=1))) == (1, 0)


def test_what_is_marked_is_not_in_the_public_count():
    row = published(marking="GREEN")
    deployed(row)
    adopted_by(row)

    assert (adopted_across(AT.date()), across(adopted(ALL, AT.date())).value) == (0, 1)


def test_only_both_sides_and_the_office_see_how_it_goes(auditor):
    giver, taker = member(), member()
    sides, other = (delegate(giver), delegate(taker)), delegate(member())
    reuse = contacted(published(giver), taker)

    assert [access.reuses(user).filter(pk=reuse.pk).exists() for user in (*sides, auditor, other)] == [True, True, True, False]
    assert [access.adopts(user, reuse) for user in sides] == [False, True]
