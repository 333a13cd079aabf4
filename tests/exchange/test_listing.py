"""The list page by page: what words find comes once, the last to become findable first, as does what no words were asked for."""

from datetime import timedelta

import pytest

from entente.exchange import actions
from entente.exchange.queries.listing import PAGE, Asked, find
from tests.factories.exchange import AT, deployed, office, published
from tests.factories.members import member

pytestmark = pytest.mark.django_db
DAY = AT.date()


@pytest.fixture
def many():
    one = member()
    return [
        published(one, title=f"Segment {n}", how="By risk.", problem=f"Pumps {'and gateways' if n % 2 else ''}", marking="CLEAR")
        for n in range(60)
    ]


def pages(keys=("everyone",), **said):
    """The ids of each page, to the last."""
    after, found = 0, []
    while not found or after:
        page = find(Asked(after=after, **said), keys, DAY)
        found.append([line.pk for line in page.rows])
        after = page.next
    return found


@pytest.mark.parametrize(("words", "which"), [("", slice(None)), ("segm", slice(None)), ("gateway pump", slice(1, None, 2))])
def test_every_page_holds_the_next_newest_and_none_twice(many, words, which):
    wanted = [row.pk for row in many[which]][::-1]
    found = pages(words=words)

    assert [pk for page in found for pk in page] == wanted
    assert all(len(page) == PAGE for page in found[:-1])
    assert find(Asked(words=words, after=found[0][-1]), {"everyone"}, DAY).total == len(wanted)


def test_words_find_only_among_what_else_was_asked_and_may_be_seen(many):
    deployed(many[3], "demand-health")
    published(title="Segment of the community", marking="GREEN")
    actions.withdraw(many[7], because="It is wrong.", by=office(), at=AT + timedelta(days=1))

    assert pages(words="segment gateways", sector="demand-health") == [[many[3].pk]]
    found = [pk for page in pages(words="segment") for pk in page]
    assert found == [row.pk for row in many if row.pk != many[7].pk][::-1]
    assert pages(words="!") == [[]]


def test_a_line_says_what_the_practice_says(many):
    deployed(many[-1], "demand-health")
    line = find(Asked(), {"everyone"}, DAY).rows[0]

    assert (line.title, line.giver, line.giver_slug) == ("Segment 59", many[-1].organisation.name, many[-1].organisation.slug)
    assert (line.at_work, line.could, line.has_expired(DAY)) == (["demand-health"], [], False)
