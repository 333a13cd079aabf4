"""A need of a railway, worked by hand."""

from fractions import Fraction

from entente.engine.matching import LeftOut, Offer, Wanted, match, nearness, stems
from entente.engine.matching.trees import nearest
from entente.engine.tree import grow

SECTORS = grow({"health": None, "transport": None, "rail": "transport"})
EXPERTISE = grow({"D1": None, "D1.1": "D1", "D1.2": "D1"})


def test_proven_in_health_and_said_to_fit_goes_before_proven_in_transport():
    wanted = Wanted("transport", frozenset({"D1.1"}), countries=frozenset({"FR"}))
    paris, bonn = (("FR", ""),), (("DE", ""),)
    offers = [
        Offer(1, frozenset({"rail"}), frozenset(), frozenset({"D1.1"}), paris),
        Offer(2, frozenset({"health"}), frozenset({"transport"}), frozenset({"D1.2"}), paris),
        Offer(3, frozenset({"health"}), frozenset(), frozenset({"D1.1"}), bonn),
        Offer(4, frozenset({"health"}), frozenset({"transport"}), frozenset(), paris),
    ]

    found = match(wanted, offers, {1: 5.0, 2: 10.0}, SECTORS, EXPERTISE, {})

    assert [(one.key, one.score) for one in found.found] == [
        (2, Fraction(40, 100) + Fraction(20, 100) / 2 + Fraction(40, 100)),  # the best words, a sibling's expertise, the transfer
        (1, Fraction(20, 100) + Fraction(20, 100) + Fraction(32, 100)),
    ]
    assert [one.kind for one in found.found[0].reasons] == ["words", "expertise", "transfer"]
    assert found.left_out == (LeftOut(3, "country", "FR"),)


def test_what_is_not_known_is_asked_and_shuts_nobody_out():
    wanted = Wanted("transport", frozenset({"D1"}), regions=frozenset({"EL3"}), sizes=frozenset({"small"}))
    (one,) = match(wanted, [Offer(1, expertise=frozenset({"D1"}), places=(("GR", ""),))], {}, SECTORS, EXPERTISE, {}).found

    assert [(reason.kind, reason.wanted) for reason in one.reasons if reason.kind == "ask"] == [("ask", "size"), ("ask", "region")]


def test_nearness_by_hand():
    assert (nearness(EXPERTISE, "D1", "D1.1"), nearness(EXPERTISE, "D1.1", "D1.2"), nearness(SECTORS, "health", "rail")) == (
        Fraction(2, 3),
        Fraction(1, 2),
        0,
    )
    assert nearest(SECTORS, [], ["rail"]) == (0, "", "")


def test_words_are_folded_and_plurals_are_one_with_singulars():
    assert stems("The Dévices, policies and gateways of hospitals") == ("device", "policy", "gateway", "hospital")
