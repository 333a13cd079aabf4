"""What the room hands to the Desk and to the one search."""

from datetime import date

import pytest

from entente.indicators import actions as indicators
from entente.indicators import portability as measured
from entente.indicators.actions import Seen
from entente.members.choices import DelegationRole
from entente.notices.models import Delivery
from entente.people.choices import Permission
from entente.people.together import together
from entente.programme import actions, portability
from entente.programme.actions.finding import INITIATIVES
from entente.programme.choices import Turn
from entente.programme.erasing import fates
from entente.programme.found import FOUND
from entente.programme.waiting import waiting
from entente.search.kinds import Seeker
from entente.search.queries import matching
from tests.factories.members import delegate, member
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


def test_a_proposal_reaches_who_keeps_the_programme_and_its_answer_who_proposed_it():
    keeper, lead = office(), member("Nordlicht")
    voice, other = delegate(lead).person, delegate(lead, role=DelegationRole.DEPUTY).person
    row = proposed(lead, by=voice)

    def told(kind):
        return {one.person_id: one.notice for one in Delivery.objects.filter(notice__kind=kind).select_related("notice")}

    asked = told("programme.proposed")
    actions.move(row, Turn.ADOPT, by=keeper, at=AT)
    answered = told("programme.answered")

    assert keeper.pk in asked
    assert voice.pk not in asked
    assert "Harbour Academy" in asked[keeper.pk].subject
    assert set(answered) == {voice.pk, other.pk}
    assert answered[voice.pk].subject == "“Harbour Academy” is adopted"


def test_what_somebody_proposed_wrote_reached_and_entered_is_theirs_to_take_along():
    mine, second = office(), office()
    step = milestone(running(by=mine))
    actions.reach(step, on=DAY, evidence="D1.1", by=mine, at=AT)
    indicators.validate(indicators.observe(indicator(code="trained"), Seen(DAY, 12), by=mine, at=AT), by=second, at=AT)

    own = {section.title: section.rows for section in (*portability.about(mine.pk), *measured.about(mine.pk))}
    others = [row for section in (*portability.about(second.pk), *measured.about(second.pk)) for row in section.rows]

    assert [row[0] for row in own["Initiatives you proposed"]] == ["Harbour Academy"]
    assert own["Milestones you said were reached"] == [("Harbour Academy", "Curriculum", DAY, "D1.1")]
    assert [row[3] for row in own["Values of indicators you entered or judged"]] == ["entered"]
    assert [row[3] for row in others] == ["validated"]
    assert sum(fate.count for fate in fates(mine)) == 2
