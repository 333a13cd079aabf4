"""What the room hands to the Desk and to the one search."""

from datetime import date

import pytest

from entente.indicators import actions as indicators
from entente.indicators.actions import Seen
from entente.people.choices import Permission
from entente.people.together import together
from entente.programme.actions.finding import INITIATIVES
from entente.programme.found import FOUND
from entente.programme.waiting import waiting
from entente.search.kinds import Seeker
from entente.search.queries import matching
from tests.factories.members import member
from tests.factories.programme import AT, indicator, milestone, office, proposed, running

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)


def test_the_desk_names_proposals_drafts_of_others_and_milestones_due():
    one = member()
    milestone(running(one), due=date(2018, 10, 5))
    proposed(title="New Academy")
    mine = office()
    indicators.observe(indicator(), Seen(DAY, None, "Nobody was asked"), by=mine, at=AT)

    keeping, entering = ([one.sentence for one in waiting(who, (), [Permission.PROGRAMME_KEEP], DAY)] for who in (0, mine.pk))

    assert keeping == ["Adopt or stop the initiative “New Academy”", "Validate a value of “People trained”"]
    assert entering == keeping[:1]
    assert [item.sentence for item in waiting(0, [one.pk], (), DAY)] == ["Say whether “Curriculum” is reached"]
    assert waiting(0, (), (), DAY) == []


def test_the_search_finds_what_was_adopted_only():
    row = running(member("Nordlicht"), "Harbour Academy")
    proposed(title="Harbour Secret")
    kind = FOUND[INITIATIVES]

    found = matching(INITIATIVES, "harbour")
    seen = kind.seen(Seeker(None, frozenset()))
    ((line,),) = together([kind.rows([row.pk])])

    assert list(found) == [row.pk]
    assert [one["pk"] for one in seen] == [row.pk]
    assert (kind.say(line).title, kind.say(line).more) == ("Harbour Academy", "Nordlicht · Running")
