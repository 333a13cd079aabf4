"""The programme on its pages: what everyone sees, what a member proposes, what the office does, and why a goal is amber."""

from datetime import date

import pytest

from entente.governance.choices import BodyKind
from entente.governance.models import Body
from entente.indicators.models import Indicator, Observation
from entente.people.choices import RoleCode
from entente.programme.models import Goal, Initiative, Milestone, Review
from entente.support import actions as support
from tests.factories.members import delegate, member, partnership
from tests.factories.people import account
from tests.factories.programme import AT, goal, indicator, milestone, observed, proposed, running
from tests.factories.support import asking
from tests.web.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shown_as_of_september_2018(db):
    partnership()


DAYS = {"begins_on": "2018-01-01", "ends_on": "2019-12-31"}


def test_a_visitor_sees_how_goals_stand_and_why(client):
    trained = indicator()
    one = goal(indicators=[trained])
    observed(trained, 280)
    first = milestone(row := running(goals=[one], budget=90000), "Curriculum", date(2018, 8, 1), date(2018, 9, 1))
    milestone(row, "First course", date(2018, 9, 2), date(2018, 10, 31), after=[first])
    goal("Hidden goal", is_public=False)
    proposed(title="Hidden proposal", goals=[one])

    overview, why = words(client.get("/programme/")), words(client.get(one.get_absolute_url()))
    page, timeline = words(client.get(row.get_absolute_url())), words(client.get("/programme/timeline/"))
    listed = words(client.get("/programme/initiatives/"))

    assert "0 of one goal is on track or reached" in overview
    assert "At risk: 1" in overview
    assert "Why amber?" in why
    assert "280 on 30 September 2018, where the straight path asks for 349.59: at least 80 % of the way" in why
    assert "Planned for 1 September 2018, expected on 30 September 2018: 29 days late" in why
    assert "Curriculum (Harbour Academy) comes 29 days late, on 30 September 2018. It moves First course by 28 days" in timeline
    assert "Harbour Academy" in listed
    assert "Hidden" not in overview + listed + timeline
    assert "90,000" not in page
    assert client.get(Goal.objects.get(title="Hidden goal").get_absolute_url()).status_code == 404
    assert client.get(Initiative.objects.get(title="Hidden proposal").get_absolute_url()).status_code == 404


def test_a_member_proposes_the_office_adopts_and_a_delay_is_told(client, signed_in, office):
    voice, one = delegate(member("Nordlicht")), goal()
    mine, ours = signed_in(voice), signed_in(office)

    empty = mine.post("/programme/initiatives/propose/", DAYS | {"title": "Harbour Academy"})
    assert (empty.status_code, 'value="Harbour Academy"' in empty.content.decode()) == (422, True)
    said = DAYS | {"title": "Harbour Academy", "summary": "Courses.", "goals": [one.pk], "kind": "initiative", "budget": "90000"}
    backwards = mine.post("/programme/initiatives/propose/", said | {"ends_on": "2017-01-01"})
    assert (backwards.status_code, "ends after the day" in words(backwards)) == (409, True)
    there = mine.post("/programme/initiatives/propose/", said)["Location"]
    row = Initiative.objects.get()
    assert (row.lead.name, row.state, there) == ("Nordlicht", "proposed", row.get_absolute_url())
    assert mine.get(f"{there}turn/adopt/").status_code == 403
    for turn in ("adopt", "begin"):
        assert ours.post(f"{there}turn/{turn}/", {"because": ""}).status_code == 302
    assert ours.post(f"{there}turn/adopt/", {"because": ""}).status_code == 409
    for title, begin, due in (("Curriculum", "2018-10-01", "2018-10-31"), ("First course", "2018-11-01", "2018-12-31")):
        steps = list(Milestone.objects.values_list("pk", flat=True))
        mine.post(f"{there}milestones/new/", {"title": title, "begins_on": begin, "due_on": due, "after": steps})

    first = Milestone.objects.get(title="Curriculum")
    mine.post(f"/programme/milestones/{first.pk}/expect/", {"on": "2018-11-30", "because": "The author left"})

    assert "Curriculum (Harbour Academy) comes 30 days late, on 30 November 2018. It moves First course by 29 days" in words(
        client.get("/programme/timeline/")
    )
    mine.post(f"/programme/milestones/{first.pk}/reach/", {"on": "2018-09-29", "evidence": "D1.1"})
    assert "reached on 29 September 2018: D1.1" in words(client.get(there))
    assert "Nothing is late" in words(client.get("/programme/timeline/"))
    assert signed_in(delegate(member())).get(f"{there}change/").status_code == 403
    changed = mine.post(f"{there}change/", said | {"title": "Port Academy", "because": "A better name", "budget": "80000"})
    assert (changed.status_code, Initiative.objects.get().title, Initiative.objects.get().lead.name) == (302, "Port Academy", "Nordlicht")


def test_support_and_budget_are_for_its_own_people_and_the_office(client, signed_in, office):
    one = member()
    row = running(one, budget=90000)
    voice = delegate(one)
    support.ask(asking(initiative=row.reference), one, asked_by=voice.person, by=voice.person, at=AT)

    inside = [words(signed_in(who).get(row.get_absolute_url())) for who in (voice, office)]
    outside = [words(client.get(row.get_absolute_url())), words(signed_in(delegate(member())).get(row.get_absolute_url()))]

    assert all("S-2018-001" in page and "90,000" in page for page in inside)
    assert not any("S-2018-001" in page or "90,000" in page for page in outside)


def test_indicators_are_kept_with_four_eyes_on_their_pages(client, signed_in, office):
    ours, second = signed_in(office), signed_in(account(RoleCode.OFFICE))
    said = {
        "name": "People trained",
        "code": "trained",
        "definition": "Once each.",
        "unit": "people",
        "direction": "up",
        "source": "entered",
    }
    wrong = ours.post("/programme/indicators/new/", said | {"targets": "soon: 4"})
    assert (wrong.status_code, "“soon” is no year" in words(wrong)) == (422, True)
    said |= {"targets": "2018: 400", "baseline": "0", "baseline_on": "2016-12-31", "is_public": "on"}
    there = ours.post("/programme/indicators/new/", said)["Location"]
    none = ours.post(f"{there}observe/", {"on": "2018-09-30"})
    assert (none.status_code, "nothing is not 0" in words(none)) == (409, True)

    ours.post(f"{there}observe/", {"on": "2018-09-30", "value": "360", "asked": "40", "answered": "30", "parts": "FR: 60\nDE: 300"})
    draft = Observation.objects.get()
    assert "360" not in words(client.get(there))
    assert ours.post(f"/programme/observations/{draft.pk}/validate/").status_code == 409
    assert second.post(f"/programme/observations/{draft.pk}/validate/").status_code == 302

    shown = words(client.get(there))
    assert "360 on 30 September 2018, where the straight path asks for 349.59." in shown
    assert "75 %" in shown
    assert "Where values come from" in words(ours.get(f"{there}change/"))
    assert ours.post(f"{there}change/", said | {"targets": "2018: 500", "because": "More"}).status_code == 302
    indicator("Never asked")
    listed = words(client.get("/programme/indicators/"))
    assert "At risk" in listed
    assert "Not known not collected – Entered –" in listed
    assert ours.get("/programme/indicators/").status_code == 200
    assert Indicator.objects.get(code="trained").targets.get().value == 500


def test_a_review_goes_before_the_board_and_is_shown_once_adopted(client, signed_in, office):
    trained = indicator()
    ours = signed_in(office)
    observed(trained, 300, on=date(2018, 6, 30))
    facts = {"number": 7, "title": "Skills", "why": "Scarce.", "horizon": "medium", "indicators": [trained.pk], "is_public": "on"}
    there = ours.post("/programme/goals/new/", facts)["Location"]
    assert ours.post(f"{there}change/", facts | {"why": "Skills are scarce.", "because": "Clearer"}).status_code == 302
    page = ours.post(f"{there}review/", {"until": "2018-06-30", "narrative": "We are on track."})["Location"]
    pk = Review.objects.get().pk

    assert client.get(page).status_code == 404
    assert "no board of directors yet" in words(ours.post(f"/programme/reviews/{pk}/put/"))
    Body.objects.create(code="BoD", slug="bod", kind=BodyKind.BOARD, founded_on=date(2016, 6, 13))
    ours.post(f"/programme/reviews/{pk}/put/")
    ours.post(f"/programme/reviews/{pk}/adopt/", {"on": "2018-09-19", "decision": "Board of 19 September 2018, item 4"})

    shown = words(client.get(page))
    assert "We are on track." in shown
    assert "300 on 30 June 2018" in shown
    assert "2018/1 Adopted" in words(client.get(there))


@pytest.mark.parametrize("count", [1, 3])
def test_the_overview_and_a_goal_take_the_same_number_of_queries(client, django_assert_num_queries, count):
    for _one in range(count):
        trained = indicator()
        observed(trained, 280)
        one = goal(indicators=[trained])
        milestone(running(goals=[one]))

    with django_assert_num_queries(8):
        answer = client.get("/programme/")
    with django_assert_num_queries(10):
        client.get(one.get_absolute_url())
    assert len(answer.content) < 60_000
