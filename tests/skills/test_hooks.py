"""What the room hands to the Desk, to search, and to whoever takes a copy of, erases or joins a person."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from entente.people.choices import Permission
from entente.people.together import together
from entente.search.kinds import Seeker
from entente.search.queries import matching
from entente.skills import erasing, merging, portability
from entente.skills.choices import CAMPAIGNS, COURSES, RANGES
from entente.skills.found import FOUND
from entente.skills.homes import home
from entente.skills.models import Asked, Expert
from entente.skills.waiting import waiting
from tests.factories.members import member
from tests.factories.people import person
from tests.factories.skills import campaign, course, cyber_range, expert, office, proposed, survey

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)


def test_the_desk_asks_members_for_open_roles_and_the_office_for_a_second_look():
    one, mine = member("Nordlicht"), office()
    survey(at=timezone.now())
    survey(2017, at=timezone.now() - timedelta(days=40))
    Asked.objects.filter(survey__year=2018, organisation=one).update(answered_at=None)
    proposed("Mine", by=mine)
    proposed("Harbour defence")
    campaign("October", is_published=False)

    keeping = [item.sentence for item in waiting(mine.pk, (), [Permission.SKILLS_KEEP], DAY)]

    assert sorted(keeping) == ["Review “Harbour defence”", "Review “October”"]
    (asked,) = waiting(0, [one.pk], (), DAY)
    assert (asked.sentence, asked.due_on) == ("Say which roles are open at Nordlicht", timezone.localdate() + timedelta(days=30))
    assert waiting(0, (), (), DAY) == []


@pytest.mark.parametrize(
    ("noun", "made", "more"),
    [
        (COURSES, lambda: course("Lagoon studies"), "Harbour School · France · Professional training"),
        (RANGES, lambda: cyber_range("Lagoon Range", member("Nordlicht")), "Nordlicht"),
        (CAMPAIGNS, lambda: campaign("Lagoon days"), "Update today."),
    ],
)
def test_the_search_finds_what_is_published_only(noun, made, more):
    row, kind = made(), FOUND[noun]
    hidden = proposed("Lagoon secrets")

    ((line,),) = together([kind.rows([row.pk])])

    assert list(matching(noun, "lagoon")) == [row.pk]
    assert [one["pk"] for one in kind.seen(Seeker(None, frozenset()))] == [row.pk]
    assert (kind.say(line).address, kind.say(line).more) == (row.get_absolute_url(), more)
    assert not hidden.is_published


def test_what_an_expert_said_is_handed_out_joined_and_erased():
    kept, gone = person(), person()
    expert(gone, about="Talks about ports.")
    (first, *_rest) = portability.about(gone.pk)
    assert first.rows[0][1] == "Talks about ports."

    merging.merge(kept.pk, gone.pk, timezone.now())
    assert Expert.objects.get().person == kept
    assert erasing.fates(kept)[0].count == 1
    erasing.erase(kept, None, timezone.now())

    assert not Expert.objects.exists()


def test_a_campaign_s_library_is_open_once_it_is_published():
    assert home(campaign(is_published=False).pk).marking.value == "AMBER"
    assert home(campaign().pk).marking.value == "CLEAR"
    assert home(99_999) is None
