"""The survey: who is asked, what an answer is, and figures that give nobody away and call nothing zero."""

from datetime import timedelta

import pytest

from entente.skills import actions
from entente.skills.actions import CannotAnswer
from entente.skills.models import Asked
from entente.skills.queries.figures import newest
from tests.factories.members import applicant, member
from tests.factories.skills import AT, RESPONDER, TESTER, answered, line, office, survey, teaching

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=31)


def rows(figures, table="role"):
    return {",".join(row["key"]): row for row in figures.body["tables"][table]}


def test_members_of_the_day_are_asked_and_an_answer_can_be_given_again_until_it_closes():
    one, _other = member(), applicant()
    row = survey()
    assert [asked.organisation for asked in Asked.objects.all()] == [one]

    answered(row, one, line(3, hard=1))
    again = answered(row, one)

    assert (again.openings.count(), again.answered_at) == (0, AT)
    with pytest.raises(CannotAnswer, match="at most all are hard"):
        answered(row, one, line(2, hard=3))
    with pytest.raises(CannotAnswer, match="no region of this country"):
        answered(row, one, line(2, region="DE21"))
    with pytest.raises(CannotAnswer, match="is closed"):
        answered(row, one, at=LATER)
    with pytest.raises(CannotAnswer, match="there already"):
        survey()
    with pytest.raises(CannotAnswer, match="open until"):
        actions.publish_figures(row, by=office(), at=AT)


def test_figures_withhold_what_rests_on_few_and_say_how_much_may_be_missing():
    members = [member(country="FR") for _ in range(6)] + [member(country="DE") for _ in range(2)]
    row = survey()
    for one in members[:4]:
        answered(row, one, line(2, hard=1, sector="demand-energy" if one == members[0] else ""))
    answered(row, members[6], line(40, RESPONDER, "DE"))
    teaching(TESTER, graduates=5, places=7)
    teaching(RESPONDER)

    found = actions.publish_figures(row, by=office(), at=LATER)

    tester, responder = rows(found)[TESTER], rows(found)[RESPONDER]
    assert (found.body["asked"], found.body["answered"], found.body["rates"]) == (8, 5, {"FR": [6, 4]})
    assert (tester.get("low"), responder.get("low")) in {(8, None), (None, None)}
    assert responder["why"] == "few"
    assert "expected" not in responder
    assert responder["supply"] == [0, None]
    if "low" in tester:
        assert tester["high"] > 8
        assert tester["gap"] == [8 - 7, tester["high"] - 5]
    with pytest.raises(CannotAnswer, match="Nothing has changed"):
        actions.publish_figures(row, by=office(), at=LATER)
    assert newest() == found


def test_no_answer_is_no_zero():
    member()
    found = actions.publish_figures(survey(), by=office(), at=LATER)

    assert found.body["answered"] == 0
    assert [row["why"] for row in found.body["tables"]["total"]] == ["unanswered"]


def test_with_all_answers_and_enough_contributors_figures_are_exact():
    members = [member() for _ in range(4)]
    row = survey()
    for one in members:
        answered(row, one, line(2))

    found = actions.publish_figures(row, by=office(), at=LATER)

    assert {name: rows(found)[TESTER][name] for name in ("low", "expected", "high")} == {"low": 8, "expected": 8, "high": 8}
    assert rows(found)[TESTER]["gap"] == [None, None]
