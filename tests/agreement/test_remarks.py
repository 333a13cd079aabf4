"""What the public side says about a figure, and what the office answers."""

from datetime import date

import pytest

from entente.agreement import actions
from entente.agreement.actions import Figure
from entente.agreement.models import Remark
from entente.agreement.queries.remarks import conversation, open_questions
from tests.factories import agreement as make
from tests.factories.people import person

pytestmark = pytest.mark.django_db
FIGURE = Figure("per_eu_euro", date(2018, 9, 30), "1.38", "level=certified")


def test_a_question_stands_with_the_figure_as_it_was_printed_and_is_answered():
    contract, asker = make.contract(), person()
    question = actions.ask(contract, FIGURE, " Why so much? ", by=asker, at=make.AT)
    assert [row.is_answered for row in open_questions(contract)] == [False]

    actions.answer(question, "Three large lines.", by=person(), at=make.AT)

    said = conversation(contract, "per_eu_euro", date(2018, 9, 30), "level=certified")
    assert [(row.kind, row.text, row.printed) for row in said] == [
        ("question", "Why so much?", "1.38"),
        ("answer", "Three large lines.", "1.38"),
    ]
    assert [row.is_answered for row in open_questions(contract)] == [True]
    assert conversation(contract, "per_eu_euro", date(2018, 9, 30), "") == []


def test_agreement_is_to_a_printed_figure_and_given_once():
    contract, somebody = make.contract(), person()

    actions.agree(contract, FIGURE, by=somebody, at=make.AT)

    with pytest.raises(actions.CannotRemark, match="already agreed"):
        actions.agree(contract, FIGURE, by=somebody, at=make.AT)
    moved = Figure("per_eu_euro", date(2018, 9, 30), "1.40", "level=certified")
    actions.agree(contract, moved, by=somebody, at=make.AT)
    assert Remark.objects.count() == 2


def test_empty_words_and_answers_to_answers_are_refused():
    contract, somebody = make.contract(), person()
    question = actions.ask(contract, FIGURE, "Why?", by=somebody, at=make.AT)
    answer = actions.answer(question, "Because.", by=somebody, at=make.AT)

    for act, sentence in (
        (lambda: actions.ask(contract, FIGURE, "  ", by=somebody, at=make.AT), "Write the question"),
        (lambda: actions.answer(question, " ", by=somebody, at=make.AT), "Write the answer"),
        (lambda: actions.answer(answer, "More.", by=somebody, at=make.AT), "Only a question"),
    ):
        with pytest.raises(actions.CannotRemark, match=sentence):
            act()
    assert Remark.objects.count() == 2
