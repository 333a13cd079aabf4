"""Laws of results: every answer counts once, nothing that was not said counts, groups add up, too few are withheld whole."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.questions import FEW, Kind, Questionnaire, by_group, checked_all, quick, shown, spread, tally_all, words
from tests.laws.questions import good, questionnaires


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Questionnaire, list[dict]]:
    questionnaire = draw(questionnaires())
    sent = [{one.key: draw(good(one)) for one in questionnaire.asked} for _ in range(draw(st.integers(0, 8)))]
    return questionnaire, [dict(checked_all(questionnaire, said).values) for said in sent]


@given(rounds())
def test_asked_and_answered_are_counted_once_and_unanswered_is_the_rest(case):
    questionnaire, answers = case

    for one in tally_all(questionnaire, answers):
        assert one.asked == sum(one.question.key in shown(questionnaire, said) for said in answers)
        assert one.answered == sum(one.question.key in said for said in answers)
        assert one.unanswered >= 0


@given(rounds())
def test_bars_hold_every_choice(case):
    questionnaire, answers = case

    for one in tally_all(questionnaire, answers):
        if one.question.kind in {Kind.ONE, Kind.DATE, Kind.ORGANISATION}:
            assert sum(bar.count for bar in one.bars) == one.answered
        if one.question.kind is Kind.MANY:
            assert all(bar.count <= one.answered for bar in one.bars)
        assert all((bar.share is None) is (one.answered == 0) for bar in one.bars)


@given(rounds())
def test_a_slot_counts_everyone_and_the_best_is_beaten_by_none(case):
    questionnaire, answers = case

    for one in tally_all(questionnaire, answers):
        for slot in one.slots:
            assert slot.yes + slot.maybe + slot.no + slot.unsaid == len(answers)
        best = [slot for slot in one.slots if slot.is_best]
        assert all((slot.can, slot.yes) <= (best[0].can, best[0].yes) for slot in one.slots) if best else not any(s.can for s in one.slots)


@given(rounds(), st.data())
def test_groups_add_up_to_the_whole(case, data):
    questionnaire, answers = case
    groups = [data.draw(st.sampled_from("ab")) for _ in answers]

    for one in tally_all(questionnaire, answers):
        parts = by_group(one.question, answers, groups).values()
        assert sum(part.answered for part in parts) == one.answered
        if one.question.kind.is_choice:
            counts = [sum(part.bars[place].count for part in parts) for place in range(len(one.bars))]
            assert counts == [bar.count for bar in one.bars]


@given(rounds())
def test_what_fewer_than_five_answered_is_withheld_whole(case):
    questionnaire, answers = case

    for one, whole in zip(tally_all(questionnaire, answers, least=FEW), tally_all(questionnaire, answers), strict=True):
        assert one.is_withheld is (whole.answered < FEW)
        assert not one.is_withheld or (one.asked, one.answered, one.bars, one.texts, one.spread, one.slots) == (0, 0, (), (), None, ())


@given(rounds())
def test_every_answer_can_be_read(case):
    questionnaire, answers = case

    assert all(isinstance(words(one, said[one.key]), str) for said in answers for one in questionnaire.asked if one.key in said)


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1))
def test_quartiles_lie_in_their_order(numbers):
    found = spread(numbers)

    assert found
    assert found.least <= found.lower <= found.median <= found.upper <= found.most
    assert (found.count, found.total) == (len(numbers), sum(numbers))


def test_no_numbers_have_no_middle():
    assert spread([]) is None


def test_a_worked_example():
    questionnaire = quick.read("Do you train? [yes/no]\nHow many? [number]\nif 1 = yes")
    answers = [{"q1": "yes", "q2": "10"}, {"q1": "yes", "q2": "20"}, {"q1": "yes"}, {"q1": "no"}, {}]

    train, many = tally_all(questionnaire, answers)

    assert (train.asked, train.answered, train.unanswered) == (5, 4, 1)
    assert [(bar.label, bar.count, bar.share) for bar in train.bars] == [("Yes", 3, Decimal("0.75")), ("No", 1, Decimal("0.25"))]
    assert (many.asked, many.answered) == (3, 2)
    assert many.spread
    assert (many.spread.median, many.spread.lower, many.spread.total) == (Decimal(15), Decimal("12.5"), Decimal(30))
