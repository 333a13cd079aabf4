"""Corrections: other eyes put them in place, what stood before is kept, and readers are told."""

from datetime import timedelta

import pytest

from entente.news import actions, queries
from entente.news.models import Correction
from entente.news.queries import Asked
from entente.people.choices import RoleCode
from tests.factories.members import delegate, member
from tests.factories.news import AT, published
from tests.factories.people import account

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=3)
RIGHT = {
    "title": "Riga hosts the plenary",
    "lead": "Two hundred came.",
    "text": "It was **good**.",
    "note": "It is in Riga, not in Tallinn.",
}
VISITOR = frozenset({"everyone"})


def test_a_correction_by_a_member_is_put_in_place_by_the_office_and_what_stood_before_is_kept(office):
    writer = delegate(one := member()).person
    row = published(writer, organisation=one)

    actions.propose_correction(row, **RIGHT, by=writer, at=LATER)
    row.refresh_from_db()
    assert row.title == "Tallinn hosts the plenary"
    row = actions.correct(row, by=office.person, at=LATER)

    assert (row.title, row.corrected_at, row.published_at) == ("Riga hosts the plenary", LATER, AT)
    assert [(one.number, one.title, one.note) for one in row.versions.order_by("number")] == [
        (1, "Tallinn hosts the plenary", ""),
        (2, "Riga hosts the plenary", "It is in Riga, not in Tallinn."),
    ]
    assert list(queries.listed(VISITOR, Asked(words="riga"))) == [row]
    assert list(queries.listed(VISITOR, Asked(words="tallinn"))) == []
    assert not Correction.objects.exists()


def test_nobody_puts_its_own_correction_in_place(office):
    row = published()
    actions.propose_correction(row, **RIGHT, by=office.person, at=LATER)

    with pytest.raises(actions.CannotPublish, match="You wrote this yourself"):
        actions.correct(row, by=office.person, at=LATER)

    assert row.versions.count() == 1


def test_a_correction_that_is_sent_back_says_why_and_can_be_proposed_anew(office):
    row, writer = published(), account(RoleCode.OFFICE).person
    actions.propose_correction(row, **RIGHT, by=writer, at=LATER)

    assert actions.send_correction_back(row, because="It was Tallinn", by=office.person, at=LATER).remark == "It was Tallinn"
    again = actions.propose_correction(row, **RIGHT | {"lead": "Three hundred came."}, by=writer, at=LATER)

    assert (again.remark, Correction.objects.count()) == ("", 1)
    actions.drop_correction(row, by=writer, at=LATER)
    with pytest.raises(actions.CannotPublish, match="somebody has dealt with it"):
        actions.correct(row, by=office.person, at=LATER)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"note": " "}, "Say in a line what is corrected"),
        ({"title": "Tallinn hosts the plenary"}, "Nothing differs"),
        ({"lead": ""}, "It needs a sentence"),
    ],
)
def test_a_correction_that_corrects_nothing_is_refused(more, why, office):
    with pytest.raises(actions.CannotWrite, match=why):
        actions.propose_correction(published(), **RIGHT | more, by=office.person, at=LATER)


def test_what_is_withdrawn_is_not_corrected(office):
    row = actions.withdraw(published(), because="x", by=office.person, at=LATER)

    with pytest.raises(actions.CannotWrite, match="Withdrawn"):
        actions.propose_correction(row, **RIGHT, by=office.person, at=LATER)
