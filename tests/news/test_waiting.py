"""What waits on somebody's Desk."""

import pytest

from entente.news import actions
from entente.news.waiting import waiting
from tests.factories.members import DAY, delegate, member
from tests.factories.news import AT, article, handed_in, published

pytestmark = pytest.mark.django_db
OFFICE = frozenset({"news.publish"})


def test_the_office_is_asked_to_read_what_others_wrote(office):
    theirs = handed_in()
    handed_in(office.person)
    article()

    found = waiting(office.person_id, frozenset(), OFFICE, DAY)

    assert [(one.sentence, one.address) for one in found] == [("Read and publish “Tallinn hosts the plenary”", f"/news/{theirs.pk}/")]


def test_a_writer_is_asked_to_mend_what_was_sent_back(office):
    writer = delegate(one := member()).person
    row = actions.send_back(handed_in(writer, organisation=one), because="Too long", by=office.person, at=AT)

    assert [one.sentence for one in waiting(writer.pk, frozenset({one.pk}), frozenset(), DAY)] == [
        "Mend “Tallinn hosts the plenary”, which was sent back"
    ]
    assert waiting(office.person_id, frozenset(), OFFICE, DAY) == []
    assert row.remark == "Too long"


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_once_however_much_waits(office, rows, django_assert_num_queries):
    for _number in range(rows):
        handed_in()
        published_row = published()
        actions.propose_correction(published_row, title="A", lead="B", text="", note="C", by=published_row.author, at=AT)

    with django_assert_num_queries(1):
        found = waiting(office.person_id, frozenset(), OFFICE, DAY)

    assert len(found) == 2 * rows
