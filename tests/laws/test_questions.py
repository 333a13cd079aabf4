"""Laws of forms: what is hidden never counts, the text says what the questions say, and whatever is sent is kept or refused in a word."""

import contextlib
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.engine.questions import (
    Asks,
    Condition,
    Kind,
    Malformed,
    Option,
    Question,
    Questionnaire,
    Wrong,
    checked,
    checked_all,
    counted,
    quick,
    restored,
    shown,
    stored,
)
from tests.laws.questions import answered, anything, good, questionnaires


@given(answered())
def test_what_is_hidden_is_neither_kept_nor_complained_about(case):
    questionnaire, sent = case

    outcome = checked_all(questionnaire, sent)

    asked = shown(questionnaire, outcome.values)
    assert asked.issuperset(outcome.values)
    assert asked.issuperset(outcome.problems)
    assert counted(questionnaire, outcome.values) == outcome.values


@given(answered(), st.data())
def test_what_is_sent_for_a_hidden_question_changes_nothing(case, data):
    questionnaire, sent = case
    outcome = checked_all(questionnaire, sent)
    hidden = sorted({one.key for one in questionnaire.asked} - shown(questionnaire, outcome.values))

    again = checked_all(questionnaire, sent | {key: data.draw(anything) for key in hidden if key not in outcome.problems})

    assert (again.values, set(again.problems)) == (outcome.values, set(outcome.problems))


@given(answered(), st.randoms())
def test_the_order_in_which_answers_come_does_not_matter(case, lot):
    questionnaire, sent = case
    shuffled = list(sent.items())
    lot.shuffle(shuffled)

    outcome, again = checked_all(questionnaire, sent), checked_all(questionnaire, dict(shuffled))

    assert (again.values, list(again.problems)) == (outcome.values, list(outcome.problems))


@given(answered())
def test_checking_what_was_kept_keeps_it_again_and_it_survives_json(case):
    questionnaire, sent = case
    kept = dict(checked_all(questionnaire, sent).values)

    again = checked_all(questionnaire, json.loads(json.dumps(kept)))

    assert again.values == kept
    assert not set(again.problems) & set(kept)


@given(st.data())
def test_a_good_answer_is_kept(data):
    questionnaire = data.draw(questionnaires())
    for question in questionnaire.asked:
        checked(question, data.draw(good(question)))


@given(st.data(), anything)
def test_whatever_is_sent_is_kept_or_refused_in_a_word(data, sent):
    problems: list[str] = []
    for question in data.draw(questionnaires()):
        try:
            json.dumps(checked(question, sent), allow_nan=False)
        except Wrong as wrong:
            problems.append(wrong.problem)

    assert all(problems)


@given(questionnaires())
def test_questions_survive_being_stored(questionnaire):
    assert restored(json.loads(json.dumps(stored(questionnaire)))) == questionnaire


@given(anything)
def test_whatever_is_stored_is_questions_or_malformed(kept):
    with contextlib.suppress(Malformed):
        assert stored(restored(kept)) is not None


@given(questionnaires(), st.data())
def test_stored_questions_of_which_a_part_was_changed_are_questions_or_malformed(questionnaire, data):
    kept = stored(questionnaire)
    if kept:
        one = data.draw(st.sampled_from(kept))
        one[data.draw(st.sampled_from(sorted(one)))] = data.draw(anything)
    try:
        again = restored(kept)
    except Malformed:
        return
    assert stored(again) is not None


@given(questionnaires())
def test_the_text_says_what_the_questions_say(questionnaire):
    again = quick.read(quick.written(questionnaire), questionnaire.questions)

    assert [_bare(question) for question in again] == [_bare(question) for question in questionnaire]


def _bare(question: Question) -> Question:
    """Without keys, which follow the labels: two questions that are called alike may change theirs."""
    said = question.condition
    return replace(
        question,
        key="k",
        options=tuple(Option("k", one.label) for one in question.options),
        columns=tuple(replace(one, key="k") for one in question.columns),
        condition=replace(said, question="k", values=said.values if said.asks is Asks.ABOVE else ()) if said else None,
    )


@given(questionnaires())
def test_the_text_keeps_every_key_where_no_two_are_called_alike(questionnaire):
    labels = [question.label for question in questionnaire]
    if len(set(labels)) < len(labels):
        return

    assert quick.read(quick.written(questionnaire), questionnaire.questions) == questionnaire


@given(st.text(max_size=300))
def test_any_text_is_questions_or_refused_with_its_line(text):
    said = _said(text)

    if isinstance(said, quick.Unreadable):
        assert 0 <= said.line <= len(text.splitlines())
        assert said.problem
    else:
        assert restored(stored(said)) == said


def _said(text: str) -> Questionnaire | quick.Unreadable:
    try:
        return quick.read(text)
    except quick.Unreadable as refusal:
        return refusal


LINES = st.lists(
    st.sampled_from(
        """# About you
Your name *
Do you come? [yes/no]
How many? [number 0..10 people]
Which? [many: A | B | ...]
> Help
if 1 = yes
if 2 > 3
if 1 answered
if 9 = x
= organisation.name
When? [times: 2026-05-04 14:00]
When? [times Nowhere: x]
X [one: ]
Y [number 5..1]
Z [table: A | A]
W [nothing]
\\# not a heading
[
]
*
\\ backslash""".splitlines()
    ),
    max_size=8,
)


@given(LINES)
def test_lines_of_the_language_in_any_order_are_questions_or_refused(lines):
    said = _said("\n".join(lines))

    assert isinstance(said, Questionnaire) or said.line <= len(lines)
    assert isinstance(said, quick.Unreadable) or isinstance(_said(quick.written(said)), Questionnaire)


def test_a_condition_looks_back_only():
    first = Question("q1", Kind.TEXT, "One", condition=Condition("q2", Asks.ANSWERED))

    with pytest.raises(Malformed, match="not_earlier"):
        Questionnaire((first, Question("q2", Kind.TEXT, "Two")))
    with pytest.raises(Malformed, match="not_earlier"):
        Questionnaire((replace(first, condition=Condition("q1", Asks.ANSWERED)),))


def test_a_hidden_section_hides_its_questions():
    questionnaire = quick.read("Do you train? [yes/no]\n# Training\nif 1 = yes\nHow many? [number]\n# End\nAnything else?")

    kept = checked_all(questionnaire, {"q1": "no", "q3": "12", "q5": "Thanks"})

    assert kept.values == {"q1": "no", "q5": "Thanks"}


@pytest.mark.parametrize(
    ("typed", "decimals", "kept"),
    [
        ("1 234", 0, "1234"),
        ("1,5", 1, "1.5"),
        ("1.50", 2, "1.50"),
        ("-3", 0, "-3"),
        (7, 0, "7"),
        ("1\u202f000", 0, "1000"),
        ("007", 0, "7"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed, decimals, kept):
    assert Decimal(checked(Question("q1", Kind.NUMBER, "N", decimals=decimals), typed)) == Decimal(kept)


@pytest.mark.parametrize(
    ("typed", "problem"), [("1,234", "whole"), ("1.234.000", "number"), ("ten", "number"), ("1e5", "number"), ("NaN", "number")]
)
def test_a_number_that_may_mean_two_things_is_refused(typed, problem):
    with pytest.raises(Wrong, match=problem):
        checked(Question("q1", Kind.NUMBER, "N"), typed)
