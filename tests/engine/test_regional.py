"""Worked by hand: a region of two members against one with projects and certificates."""

from fractions import Fraction

from entente.engine.regional import Profile, Reason, matches


def test_two_regions_meet_where_both_have_something():
    coast = Profile("AA1", {"members": {"crypto": 3, "law": 1}, "projects": {"crypto": 1, "audit": 1}})
    hills = Profile("BB2", {"members": {"law": 2}, "certificates": {"crypto": 1, "trust": 3}})
    plain = Profile("CC3", {"members": {"games": 4}})

    (found,) = matches(coast, [hills, plain, coast])

    # coast: crypto (3/4 + 1/2)/2 = 5/8, law 1/8, audit 2/8; hills: law 1/2, crypto 1/8, trust 3/8
    assert coast.shares == {"crypto": Fraction(5, 8), "law": Fraction(1, 8), "audit": Fraction(1, 4)}
    assert found.likeness == Fraction(1, 4)
    assert found.shared == (Reason("crypto", Fraction(1, 8)), Reason("law", Fraction(1, 8)))
    assert found.brings == (Reason("trust", Fraction(3, 8)),)
    assert coast.of("crypto") == {"members": 3, "projects": 1}
