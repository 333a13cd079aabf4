"""Courses: four eyes, who sees what, the career path, and lists that cost the same however long they are."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from entente.engine.learning import Limits, Why
from entente.people.access import AnonymousUser
from entente.record.models import Entry
from entente.search.queries import matching
from entente.skills import access, actions
from entente.skills.actions import CannotKeep, CannotReview
from entente.skills.choices import COURSES
from entente.skills.models import Course
from entente.skills.queries import courses as queries
from entente.skills.queries.paths import career
from tests.factories.members import delegate, member
from tests.factories.skills import AT, RESPONDER, TESTER, asks, course, facts, office, paid, proposed, teaching

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def test_somebody_else_publishes_and_a_change_waits_again():
    writer, other = office(), office()
    row = proposed("Harbour defence", by=writer)
    with pytest.raises(CannotReview, match="You wrote it yourself"):
        actions.publish(row, by=writer, at=AT)
    assert not access.courses(VISITOR).exists()
    assert not matching(COURSES, "harbour")

    actions.publish(row, by=other, at=AT)

    assert list(access.courses(VISITOR)) == [row]
    assert list(matching(COURSES, "harbour")) == [row.pk]
    changed = actions.change(row, facts("Harbour defence", ects=Decimal(6)), because="Now with credits", by=other, at=AT)
    assert (changed.state, changed.ects, access.courses(VISITOR).count()) == ("proposed", Decimal(6), 0)
    assert [one.verb for one in Entry.objects.filter(verb__startswith="skills.")] == [
        "skills.course_proposed",
        "skills.course_published",
        "skills.course_changed",
    ]


def test_what_lacks_something_is_refused_in_words():
    for wrong, why in (
        ({"provider_name": " "}, "needs a title and a provider"),
        ({"level": "none"}, "at which level"),
        ({"cost_low": Decimal(5)}, "highest cost is missing"),
        ({"ends_on": date(2018, 1, 1)}, "ends on or after"),
        ({"source": ""}, "where this is written"),
        ({"languages": ("xx",)}, "no language of the Union"),
        ({"region": "DE21"}, "no region of this country"),
        ({"covers": {("skill", "none"): 3}}, "Nothing here is called"),
        ({"covers": {("role", TESTER): 6}}, "a level from 1 to 5"),
    ):
        with pytest.raises(CannotKeep, match=why):
            proposed("Course", **wrong)
    proposed("Course")
    with pytest.raises(CannotKeep, match="stands here already"):
        proposed("course")
    assert Course.objects.count() == 1


def test_a_provider_sees_its_own_proposal_and_others_do_not():
    one = member()
    row = proposed(provider=one)

    assert list(access.courses(delegate(one))) == [row]
    assert not access.courses(delegate(member())).exists()
    sent = actions.send_back(row, because="Which language?", by=office(), at=AT)
    assert (sent.state, sent.remark) == ("returned", "Which language?")
    with pytest.raises(CannotReview, match="Sent back"):
        actions.publish(row, by=office(), at=AT)
    with pytest.raises(CannotReview, match="in a word why"):
        actions.withdraw(row, because=" ", by=office(), at=AT)


def test_the_database_itself_asks_for_another_pair_of_eyes():
    row = course()

    with pytest.raises(IntegrityError), transaction.atomic():
        Course.objects.filter(pk=row.pk).update(reviewed_by=row.written_by_id)


def test_a_responder_becomes_a_tester_by_the_shortest_set_of_courses():
    for role, code, level in ((RESPONDER, "report", 3), (TESTER, "report", 3), (TESTER, "exploit", 3), (TESTER, "law", 2)):
        asks(role, code, level)
    asks(TESTER, "T1", None, "task")
    whole = teaching(TESTER, hours=Decimal(200), **paid(3000))
    proposed(covers={("role", TESTER): 5})
    small = course(covers={("skill", "exploit"): 4}, **paid(400))

    found = career(RESPONDER, TESTER, Limits())
    cheap = career(RESPONDER, TESTER, Limits(budget=Decimal(500)))

    assert (found.held, [one.ask.code for one in found.lacks], found.courses) == (1, ["exploit", "law"], [whole])
    assert (cheap.courses, {one.ask.code: one.why for one in cheap.lacks}) == ([small], {"exploit": "", "law": Why.BUDGET})
    assert career("", TESTER, Limits(languages=frozenset({"fr"}))).path.left == dict.fromkeys(
        ("skill:exploit", "skill:law", "skill:report"), Why.LANGUAGE
    )
    assert not career("", "ECSF01", Limits()).is_known


def test_filters_narrow_and_pages_follow_one_another():
    row = course("Alpha", country="DE", form="online", languages=("de",), covers={("role", TESTER): 2})
    course("Beta")

    def found(**asked):
        return list(queries.listed(access.courses(VISITOR), queries.wanted(asked, {TESTER}, set())))

    for asked in ({"country": "DE"}, {"form": "online"}, {"language": "de"}, {"role": TESTER}, {"q": "alpha"}):
        assert found(**asked) == [row]
    assert len(found(country="XX", level="none")) == 2
    rows = queries.listed(access.courses(VISITOR), queries.Wanted())
    assert [one.title for one in queries.following(rows, str(row.pk))] == ["Beta"]


@pytest.mark.parametrize("many", [1, 3])
def test_a_path_takes_three_queries(django_assert_num_queries, many):
    for number in range(many):
        asks(TESTER, f"S{number}")
        teaching(TESTER)

    with django_assert_num_queries(3):
        career("", TESTER, Limits())
