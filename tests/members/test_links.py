from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from entente.members import access, actions, queries
from entente.members.choices import DelegationRole, StandingKind
from entente.members.models import Delegation, Ownership, Reached
from entente.people.models import Account
from entente.record.queries import Reader, history
from tests.factories.members import DAY, JOINED, at, delegate, member, organisation
from tests.factories.people import person

pytestmark = pytest.mark.django_db
SPRING = date(2018, 4, 1)


def again(account: Account) -> Account:
    """As the next request finds the account."""
    return Account.objects.get(pk=account.pk)


def test_a_delegate_speaks_for_its_organisation_and_no_other():
    one, other = member(), member()
    somebody = delegate(one)

    assert access.speaks_for(again(somebody), one)
    assert not access.speaks_for(again(somebody), other)
    assert access.organisations_of(again(somebody)) == {one.pk}


def test_a_contact_is_written_to_and_speaks_for_nobody():
    one = member()
    somebody = again(delegate(one, DelegationRole.CONTACT))

    assert not access.speaks_for(somebody, one)
    assert access.organisations_of(somebody) == frozenset()
    assert access.is_own(somebody, one)


def test_rights_end_with_the_delegation_at_once():
    one = member()
    somebody = delegate(one)
    held = Delegation.objects.get(organisation=one)

    actions.end_delegation(held, on=timezone.localdate(), by=person(), at=at(2018))

    assert not access.speaks_for(again(somebody), one)


def test_an_organisation_has_one_representative():
    one = member("Aurelia")
    delegate(one)

    with pytest.raises(actions.CannotDelegate, match="represents Aurelia; end that first, or name a deputy"):
        actions.delegate(person(), one, DelegationRole.REPRESENTATIVE, on=SPRING, by=None, at=at(2018))
    actions.delegate(person(), one, DelegationRole.DEPUTY, on=SPRING, by=None, at=at(2018))


def test_the_same_delegation_twice_is_refused():
    one, somebody = member(), person("Ada")
    actions.delegate(somebody, one, DelegationRole.DEPUTY, on=SPRING, by=None, at=at(2018))

    with pytest.raises(actions.CannotDelegate, match="Ada already holds this role"):
        actions.delegate(somebody, one, DelegationRole.DEPUTY, on=SPRING, by=None, at=at(2018))


def test_a_delegation_ends_once_and_not_before_it_begins():
    one = member()
    held = actions.delegate(person(), one, DelegationRole.DEPUTY, on=SPRING, by=None, at=at(2018))

    with pytest.raises(actions.CannotDelegate, match="began later"):
        actions.end_delegation(held, on=JOINED, by=person(), at=at(2018))
    actions.end_delegation(held, on=DAY, by=person(), at=at(2018, 10))
    with pytest.raises(actions.CannotDelegate, match="already ended"):
        actions.end_delegation(held, on=DAY, by=person(), at=at(2018, 11))


def test_who_speaks_is_for_the_organisation_and_the_office_to_read():
    one = member()
    delegate(one)

    assert "members.delegated" not in [told.verb for told in history(one, Reader())]
    assert "members.delegated" in [told.verb for told in history(one, Reader(organisations=frozenset({one.pk})))]


def test_a_majority_owner_is_the_parent_and_a_minority_is_not():
    top, middle, low = organisation("Top"), organisation("Middle"), organisation("Low")
    actions.note_ownership(top, middle, Decimal("50.01"), on=JOINED, by=None, at=at(2016))
    actions.note_ownership(middle, low, Decimal(100), on=SPRING, by=None, at=at(2018))
    actions.note_ownership(low, top, Decimal(50), on=JOINED, by=None, at=at(2016))

    assert queries.parents_on(JOINED) == {middle.pk: top.pk}
    assert queries.parents_on(SPRING) == {middle.pk: top.pk, low.pk: top.pk}


@pytest.mark.parametrize(("share", "sentence"), [("0", "above 0"), ("100.01", "at most 100"), ("60", "together hold 120")])
def test_a_share_that_cannot_be_is_refused(share, sentence):
    owned = organisation()
    actions.note_ownership(organisation(), owned, Decimal(60), on=JOINED, by=None, at=at(2016))

    with pytest.raises(actions.CannotOwn, match=sentence):
        actions.note_ownership(organisation(), owned, Decimal(share), on=SPRING, by=None, at=at(2018))


def test_a_circle_of_majorities_is_refused():
    one, two, three = organisation("One"), organisation("Two"), organisation("Three")
    actions.note_ownership(one, two, Decimal(60), on=JOINED, by=None, at=at(2016))
    actions.note_ownership(two, three, Decimal(60), on=JOINED, by=None, at=at(2016))

    with pytest.raises(actions.CannotOwn, match="Three already belongs to One"):
        actions.note_ownership(three, one, Decimal(60), on=SPRING, by=None, at=at(2018))
    with pytest.raises(actions.CannotOwn, match="cannot own itself"):
        actions.note_ownership(one, one, Decimal(60), on=SPRING, by=None, at=at(2018))


def test_a_new_share_of_the_same_owner_takes_the_place_of_the_old():
    owner, owned = organisation(), organisation()
    actions.note_ownership(owner, owned, Decimal(30), on=JOINED, by=None, at=at(2016))

    actions.note_ownership(owner, owned, Decimal(80), on=SPRING, by=None, at=at(2018))

    shares = [(row.share, row.from_on, row.to_on) for row in Ownership.objects.known().order_by("from_on")]
    assert shares == [(Decimal(30), JOINED, SPRING), (Decimal(80), SPRING, None)]
    assert queries.parents_on(DAY, at(2017)) == {}


def test_a_merger_ends_membership_and_delegations_and_counts_with_the_other():
    gone, stays = member("Gone"), member("Stays")
    somebody = delegate(gone)

    actions.merge(gone, into=stays, on=SPRING, by=person(), at=at(2018))

    assert queries.standing_on(gone, SPRING).kind == StandingKind.LEFT
    assert queries.standing_on(gone, date(2018, 3, 31)).kind == StandingKind.ADMITTED
    assert queries.parents_on(SPRING) == {gone.pk: stays.pk}
    assert not access.speaks_for(again(somebody), gone)
    assert next(told.verb for told in history(stays, Reader())) == "members.took_over"


def test_mergers_that_cannot_be_are_refused():
    one, two = member("One"), member("Two")

    with pytest.raises(actions.CannotMerge, match="cannot continue as itself"):
        actions.merge(one, into=one, on=SPRING, by=None, at=at(2018))
    actions.merge(one, into=two, on=SPRING, by=None, at=at(2018))
    with pytest.raises(actions.CannotMerge, match="One already continues as Two"):
        actions.merge(one, into=two, on=DAY, by=None, at=at(2018))
    with pytest.raises(actions.CannotMerge, match="One belongs to Two"):
        actions.merge(two, into=one, on=DAY, by=None, at=at(2018))


def test_the_community_counts_each_entity_once_and_no_member():
    first, second = member("First", kind="association"), member("Second", kind="association")
    member("Already", "DE")

    actions.set_reached(first, [("Alpha", "FR"), ("Beta", "FR"), ("Already", "DE")], on=JOINED, by=None, at=at(2016))
    actions.set_reached(second, [("ALPHA", "FR"), ("Alpha", "BE")], on=SPRING, by=None, at=at(2018))

    assert queries.community_on(JOINED) == queries.Community(2, 1)
    assert queries.community_on(SPRING) == queries.Community(3, 2)


def test_a_list_takes_the_place_of_the_one_before():
    one = member(kind="association")
    actions.set_reached(one, [("Alpha", "FR"), ("Beta", "FR")], on=JOINED, by=None, at=at(2016))

    assert actions.set_reached(one, [("Beta", "FR"), ("Gamma", "FR")], on=SPRING, by=None, at=at(2018)) == (1, 1)

    assert sorted(Reached.objects.known().on(SPRING).values_list("name", flat=True)) == ["Beta", "Gamma"]
    assert sorted(Reached.objects.known().on(JOINED).values_list("name", flat=True)) == ["Alpha", "Beta"]


def test_only_an_association_reaches_others():
    with pytest.raises(actions.CannotReach, match="Only an association reaches a community"):
        actions.set_reached(member(), [("Alpha", "FR")], on=SPRING, by=None, at=at(2018))


def test_the_size_follows_from_two_years_of_figures():
    one = organisation()

    actions.note_size(one, actions.YearFigures(2016, Decimal(40), Decimal(9_000_000), None), by=person(), at=at(2017))
    assert (
        actions.note_size(one, actions.YearFigures(2017, Decimal(60), Decimal(9_000_000), None), by=person(), at=at(2018)).size == "small"
    )

    assert (
        actions.note_size(one, actions.YearFigures(2018, Decimal(60), Decimal(9_000_000), None), by=person(), at=at(2019)).size == "medium"
    )


@pytest.mark.parametrize(
    "figures", [actions.YearFigures(1800, Decimal(1)), actions.YearFigures(2018), actions.YearFigures(2018, Decimal(-1))]
)
def test_figures_that_cannot_be_are_refused(figures):
    with pytest.raises(actions.CannotSize):
        actions.note_size(organisation(), figures, by=person(), at=at(2018))


def test_a_move_counts_from_its_day_and_a_correction_from_the_start():
    mover, wrong = member("Mover", "GB"), member("Wrong", "FR")

    actions.move(mover, "IE", on=SPRING, by=person(), at=at(2018, 4))
    actions.move(wrong, "BE", on=None, by=person(), at=at(2018, 6))

    assert queries.counts_on(date(2018, 3, 31)).by_country == {"GB": 1, "BE": 1}
    assert queries.counts_on(SPRING).by_country == {"IE": 1, "BE": 1}
    assert queries.counts_on(SPRING, at(2018, 5)).by_country == {"IE": 1, "FR": 1}


def test_a_move_to_come_is_refused():
    with pytest.raises(actions.CannotMove, match="when it has happened"):
        actions.move(member(), "IE", on=date(2018, 4, 2), by=person(), at=at(2018, 4, 1))
