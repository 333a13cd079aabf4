"""The seats of a board: rules set from a day, mandates tied to them, vacancies, terms and broken rules, on any day."""

from datetime import date

import pytest
from django.utils import timezone

from entente.governance import actions
from entente.governance.actions import Meets, Seats
from entente.governance.choices import MandateRole, PowerKind
from entente.governance.models import Mandate, SeatGroup, SeatRule
from entente.governance.queries.rules import rulebook
from entente.governance.queries.seats import sitting_of, sittings
from entente.governance.terms import later
from entente.members import actions as members
from entente.members.choices import Kind
from entente.members.models import Category, Reference
from entente.record.models import Payload
from tests.factories.governance import BEGAN, body
from tests.factories.members import delegate, member, partnership
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db
NOW = timezone.now()
ARTICLE = "Statutes of 2016, article 12 (example)"
ELECTED = Reference("ballots", "election", "7", "General Assembly of 18 June 2018, item 5")


def board():
    partnership()
    return body("BoD", "Board of Directors", kind="board", joining="named")


def seats(one, name: str, number: int, *, on: date = BEGAN, **rule):
    return actions.set_seats(one, name, Seats(number, **rule), source=ARTICLE, on=on, by=None, at=LONG_AGO).group


def director(one, group=None, *, country="FR", kind=Kind.LARGE_COMPANY, on=date(2018, 6, 18), role=MandateRole.MEMBER, organisation=None):
    organisation = organisation or member(country=country, kind=kind)
    somebody = delegate(organisation).person
    given = {"organisation": organisation, "decision": ELECTED, "group": group, "on": on, "by": None, "at": LONG_AGO}
    return actions.give(one, somebody, role, **given)


def test_a_board_by_its_seats_on_two_days():
    """Two seats for large companies and one for SMEs; the SME grows into a large company in 2018 and the seat is broken since."""
    one = board()
    large = seats(one, "Large companies", 2, category=Category.objects.get(pk="large-company"), term_months=24, substitutes=1)
    small = seats(one, "SMEs", 1, category=Category.objects.get(pk="sme"), term_months=12)
    firm = member("Grown", kind=Kind.SME)
    first, second = director(one, large), director(one, small, organisation=firm)
    members.reclassify(firm, Kind.LARGE_COMPANY, on=date(2019, 3, 1), by=None, at=NOW)

    before, after = sitting_of(one, date(2018, 9, 30)), sitting_of(one, date(2019, 5, 1))

    assert [(held.rule.group, held.holders, held.vacant) for held in before.groups] == [(large, [first], 1), (small, [second], 0)]
    assert (before.vacant, before.breaches) == (1, [])
    assert [second.person.name in said and "counted elsewhere" in said for said in after.breaches] == [True]
    assert (first.term_ends_on, second.term_ends_on) == (date(2020, 6, 18), date(2019, 6, 18))
    assert (after.ending, sitting_of(one, date(2019, 6, 18)).over) == ([second], [second])
    assert first.decision == ELECTED.stored


def test_caps_and_categories_that_have_to_sit_there_are_checked_for_many_bodies_at_once(django_assert_num_queries):
    one, other = board(), body("PB", kind="partnership_board")
    actions.limit(one, country_cap=1, categories=[Category.objects.get(pk="rto-university")], on=BEGAN, by=None, at=LONG_AGO)
    held = [director(one), director(one), director(one, country="PL"), director(other), director(other)]

    with django_assert_num_queries(6):
        first, second = sittings([one, other], date(2018, 9, 30))

    assert len(first.breaches) == 2
    assert all(who.person.name in first.breaches[0] for who in held[:2])
    assert "France" in first.breaches[0]
    assert "Nobody sits there" in first.breaches[1]
    assert second.breaches == []


def test_a_rule_follows_the_one_before_and_any_day_keeps_its_own():
    one = board()
    group = seats(one, "Large companies", 2)
    assert seats(one, "large companies", 3, on=date(2020, 1, 1)) == group
    again = seats(one, "Large companies", 3, on=date(2021, 1, 1))

    assert again == group
    assert SeatGroup.objects.count() == 1
    days = (date(2019, 12, 31), date(2020, 1, 1))
    assert [rule.seats for day in days for rule in SeatRule.objects.known().on(day)] == [2, 3]
    with pytest.raises(actions.CannotSetRule, match=r"since 01\.01\.2020"):
        seats(one, "Large companies", 4, on=date(2019, 1, 1))
    actions.end_rule(SeatRule.objects.known().get(to_on=None), on=date(2022, 1, 1), by=None, at=NOW)
    assert not SeatRule.objects.known().on(date(2022, 1, 1)).exists()


def test_the_rulebook_says_powers_notices_and_presence_of_a_day():
    one = board()
    said = {"source": ARTICLE, "on": BEGAN, "by": None, "at": LONG_AGO}
    actions.empower(one, PowerKind.DECIDES, "the admission of members", **said)
    actions.set_notice(one, "ordinary", 14, blocks=True, **said)
    actions.set_presence(one, Meets(most_represented=2), **said)

    book = rulebook(one, date(2018, 9, 30))

    assert [(power.kind, power.what, power.source) for power in book.powers] == [("decides", "the admission of members", ARTICLE)]
    assert [(rule.kind, rule.days, rule.blocks) for rule in book.notices] == [("ordinary", 14, True)]
    assert (book.presence.share, book.presence.written_share, book.presence.most_represented) == (Meets().share, 1, 2)
    assert not rulebook(one, date(2015, 1, 1))
    assert ARTICLE in str(Payload.objects.order_by("-pk").first().body)


def test_a_seat_is_put_right_and_foreign_seats_are_refused():
    one, other = board(), body("PB", kind="partnership_board")
    held, foreign = director(one), seats(other, "Industry", 5)
    group = seats(one, "Large companies", 2, term_months=24)

    placed = actions.place(held, group, by=None, at=NOW)

    assert (placed.group, placed.from_on, placed.term_ends_on) == (group, held.from_on, date(2020, 6, 18))
    assert Mandate.objects.known().get(body=one) == placed
    chairing = actions.change_role(placed, MandateRole.CHAIR, on=date(2018, 9, 19), by=None, at=NOW)
    assert (chairing.group, chairing.term_ends_on, chairing.decision) == (group, date(2020, 6, 18), ELECTED.stored)
    with pytest.raises(actions.CannotSeat, match="not seats of BoD"):
        director(one, foreign)


def test_a_term_of_months_ends_on_a_day_there_is():
    assert [later(date(2019, 8, 31), months) for months in (1, 6, 12)] == [date(2019, 9, 30), date(2020, 2, 29), date(2020, 8, 31)]
