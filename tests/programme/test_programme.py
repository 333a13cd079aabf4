"""Goals, initiatives, milestones and reviews: every turn and its refusals."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from entente.engine.progress import State
from entente.governance.choices import BodyKind
from entente.governance.models import AgendaItem, Body
from entente.people.access import AnonymousUser
from entente.programme import access, actions, queries
from entente.programme.actions import CannotPlan, CannotPropose, CannotReview, Planned
from entente.programme.choices import Turn
from entente.programme.models import Goal, Initiative, Milestone, Review
from entente.record.models import Entry
from tests.factories.members import applicant, delegate, member
from tests.factories.programme import AT, goal, indicator, milestone, observed, office, proposed, running

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)
VISITOR = AnonymousUser()


def standing(one, on=DAY):
    (found,) = queries.goals_standing(Goal.objects.filter(pk=one.pk), on)
    return found


def test_an_initiative_goes_from_proposal_to_done_and_each_turn_is_recorded():
    row = proposed()
    assert not access.initiatives(VISITOR).exists()
    with pytest.raises(CannotPropose, match="is proposed; this cannot be done now"):
        actions.move(row, Turn.FINISH, by=office(), at=AT)

    for turn in (Turn.ADOPT, Turn.BEGIN):
        actions.move(row, turn, by=office(), at=AT)
    step = milestone(row)
    with pytest.raises(CannotPropose, match="Not reached yet: “Curriculum”"):
        actions.move(row, Turn.FINISH, by=office(), at=AT)
    with pytest.raises(CannotPlan, match="by what one sees"):
        actions.reach(step, on=DAY, evidence=" ", by=office(), at=AT)
    actions.reach(step, on=DAY, evidence="D1.1", by=office(), at=AT)
    done = actions.move(row, Turn.FINISH, by=office(), at=AT)

    assert (done.state, list(access.initiatives(VISITOR))) == ("done", [row])
    assert Entry.objects.filter(verb="programme.moved").count() == 3
    with pytest.raises(CannotPlan, match="reached already"):
        actions.expect(step, on=DAY, because="x", by=office(), at=AT)


def test_what_was_stopped_before_it_was_adopted_stays_inside(office):
    one = member()
    row = proposed(one)
    with pytest.raises(CannotPropose, match="in a word why"):
        actions.move(row, Turn.STOP, by=office.person, at=AT)
    actions.move(row, Turn.STOP, because="Nobody pays for it", by=office.person, at=AT)

    assert not access.initiatives(VISITOR).exists()
    assert not access.initiatives(delegate(member())).exists()
    assert list(access.initiatives(delegate(one))) == list(access.initiatives(office)) == [row]


def test_only_members_lead_and_what_lacks_something_is_refused():
    with pytest.raises(CannotPropose, match="Wartend is not a member today"):
        proposed(applicant("Wartend"))
    for wrong, why in (
        ({"title": " "}, "needs a title"),
        ({"goals": ()}, "Choose the goal"),
        ({"ends_on": date(2017, 1, 1)}, "ends after"),
        ({"budget": -1}, "not below 0"),
    ):
        facts = actions.Proposal("T", "S", [goal()], date(2018, 1, 1), date(2018, 2, 1))
        facts = actions.Proposal(**{name: getattr(facts, name) for name in facts.__dataclass_fields__} | wrong)
        with pytest.raises(CannotPropose, match=why):
            actions.propose(facts, by=office(), at=AT)
    assert not Initiative.objects.exists()


def test_what_slips_moves_what_waits_for_it_and_says_so():
    row = running()
    first = milestone(row, "Curriculum", date(2018, 9, 1), date(2018, 10, 31))
    second = milestone(row, "First course", date(2018, 11, 1), date(2018, 12, 31), after=[first])

    with pytest.raises(CannotPlan, match="in a word why"):
        actions.expect(first, on=date(2018, 11, 30), because="", by=office(), at=AT)
    actions.expect(first, on=date(2018, 11, 30), because="The author left", by=office(), at=AT)

    found = queries.plan(DAY)
    assert [line.pk for line in found.late()] == [first.pk]
    assert [(line.title, move.days) for line, move in found.moves(first.pk)] == [("First course", 29)]
    with pytest.raises(CannotPlan, match=r"wait for each other: .*Curriculum"):
        actions.plan_milestone(
            row, Planned("Curriculum", first.begins_on, first.due_on, after=[second]), milestone=first, by=office(), at=AT
        )


def test_a_goal_is_amber_for_reasons_and_unknown_while_nobody_counts():
    trained = indicator()
    one = goal(indicators=[trained])
    assert standing(one).state == State.UNKNOWN

    observed(trained, 280)
    late = milestone(running(goals=[one]), due=date(2018, 9, 1), begin=date(2018, 8, 1))

    found = standing(one)
    assert (found.state, [item.key for item in found.standing.because]) == (
        State.AMBER,
        [f"indicator:{trained.pk}", f"milestone:{late.pk}"],
    )


@pytest.mark.parametrize("count", [1, 3])
def test_all_goals_take_seven_queries(django_assert_num_queries, count):
    for _one in range(count):
        trained = indicator()
        observed(trained, 280)
        milestone(running(goals=[goal(indicators=[trained])]))

    with django_assert_num_queries(7):
        queries.goals_standing(Goal.objects.all(), DAY)


def test_a_review_is_kept_with_the_figures_it_saw_until_the_board_adopts_it():
    trained = indicator()
    one, until = goal(indicators=[trained]), date(2018, 6, 30)
    observed(trained, 300, on=until)
    for wrong, words, why in ((date(2018, 9, 30), "x", "30 June"), (date(2018, 12, 31), "x", "not over yet"), (until, " ", "Write how")):
        with pytest.raises(CannotReview, match=why):
            actions.write_review(one, until=wrong, narrative=words, by=office(), at=AT)

    row = actions.write_review(one, until=until, narrative="We are on track.", by=office(), at=AT)
    with pytest.raises(CannotReview, match="no board"):
        actions.put_before_the_board(row, by=office(), at=AT)
    board = Body.objects.create(code="BoD", slug="bod", kind=BodyKind.BOARD, founded_on=date(2016, 6, 13))
    actions.put_before_the_board(row, by=office(), at=AT)
    observed(trained, 10, on=until)

    assert AgendaItem.objects.get(body=board).subject_key == f"programme.review:{row.pk}"
    with pytest.raises(CannotReview, match="stays as it is"):
        actions.write_review(one, until=until, narrative="Other", by=office(), at=AT)
    adopted = actions.adopt_review(row, on=DAY, decision="Board of 19 September 2018, item 4", by=office(), at=AT)
    assert (adopted.figures["state"], adopted.digest) == ("green", row.digest)
    assert standing(one, until).state == State.RED
    assert list(access.reviews(VISITOR)) == [row]


def test_the_database_itself_keeps_the_law():
    row = running()
    step = milestone(row)

    for model, wrong in (
        (Initiative, {"state": "stopped"}),
        (Initiative, {"adopted_at": None}),
        (Milestone, {"done_on": DAY}),
        (Milestone, {"due_on": date(2001, 1, 1)}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(pk=row.pk if model is Initiative else step.pk).update(**wrong)
    assert not Review.objects.exists()
