"""Worked by hand: a responder who wants to test intrusions, and a survey that a fifth did not answer."""

from decimal import Decimal
from fractions import Fraction

from entente.engine.learning import Course, Limits, Why, gap, shortest
from entente.engine.shortage import Demand, Frame, Source, Span, demand, missing, most_silent, supply


def test_a_responder_becomes_a_tester_by_one_broad_course_rather_than_two():
    asked = {skill: level for skill, (_held, level) in gap({"triage": 4, "code": 1}, {"exploit": 3, "report": 2, "code": 1}).items()}
    broad = Course(1, {"exploit": 3, "report": 3}, Decimal(120), Decimal(2400), frozenset({"en"}), "FR")
    two = [Course(2, {"exploit": 4}, Decimal(20), Decimal(500)), Course(3, {"report": 2}, Decimal(10), Decimal(90))]

    assert asked == {"exploit": 3, "report": 2}
    assert shortest(asked, [broad, *two]).closes == {1: ("exploit", "report")}
    cheap = shortest(asked, [broad, *two], Limits(budget=Decimal(600)))
    assert (cheap.closes, cheap.cost, cheap.length) == ({2: ("exploit",), 3: ("report",)}, Decimal(590), Decimal(30))
    abroad = shortest(asked, [broad], Limits(countries=frozenset({"DE"})))
    assert abroad.left == {"exploit": Why.PLACE, "report": Why.PLACE}


def test_ten_asked_eight_answered_two_of_them_seek_five():
    """With one silent holder, 3 of 10 hold; the chance that 8 answers find at most 2 of them is 1 - C(7,5)/C(10,8) = 24/45."""
    assert most_silent(10, 8, 2) == 2
    assert demand(Frame(10, 8), 5, 2) == Demand(5, Fraction(25, 4), 10)
    assert demand(Frame(10, 0), 0, 0) is None
    assert demand(Frame(10, 10), 0, 0) == Demand(0, Fraction(0), 0)


def test_a_course_for_two_roles_may_bring_people_to_either():
    sources = [Source(frozenset({"x"}), graduates=12), Source(frozenset({"x", "y"}), graduates=30), Source(frozenset({"z"}))]

    assert supply(sources, "x") == Span(12, 42)
    assert supply(sources, "y") == Span(0, 30)
    assert supply(sources, "z") == Span(0, None)
    assert missing(Demand(20, Fraction(25), 40), supply(sources, "x")) == Span(-22, 28)
