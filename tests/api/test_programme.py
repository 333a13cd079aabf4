"""The programme by program: everyone reads what is published; members propose, the office adopts and validates."""

from datetime import date

import pytest

from entente.governance.choices import BodyKind
from entente.governance.models import Body
from entente.people import actions as people
from entente.people.choices import Permission, RoleCode
from tests.factories.members import delegate, member, partnership
from tests.factories.people import LONG_AGO, account
from tests.factories.programme import goal, indicator, milestone, observed, proposed, running

pytestmark = pytest.mark.django_db


def test_everyone_reads_goals_with_reasons_and_only_what_was_adopted(call):
    partnership()
    trained = indicator()
    observed(trained, 280)
    one = goal(indicators=[trained])
    late = milestone(running(goals=[one]), due=date(2018, 9, 10))
    hidden = proposed(goals=[one])

    (found,) = call("GET", "/programme/goals").json()
    (line,) = call("GET", "/programme/timeline").json()

    assert (found["state"], [item["key"] for item in found["because"]]) == ("amber", [f"indicator:{trained.pk}", f"milestone:{late.pk}"])
    assert (line["slip"], line["expected"], line["moves"]) == (20, "2018-09-30", [])
    assert call("GET", f"/programme/goals/{one.pk}").json() == found
    assert [row["title"] for row in call("GET", "/programme/initiatives").json()["items"]] == ["Harbour Academy"]
    assert call("GET", f"/programme/initiatives/{hidden.pk}").status_code == 404
    assert call("GET", "/programme/indicators").json()[0]["observations"][0]["value"] is not None


def test_a_member_proposes_and_the_office_adopts(call, token, office):
    one, lead = goal(), member("Nordlicht")
    voice = delegate(lead)
    people.give_role(voice.person, RoleCode.DELEGATE, on=date(2016, 1, 1), by=None, at=LONG_AGO)
    mine = token(voice, Permission.ORGANISATION_SPEAK, Permission.SHARED_READ)
    said = {
        "title": "Academy",
        "summary": "Courses.",
        "lead": lead.slug,
        "goals": [one.pk],
        "begins_on": "2018-01-01",
        "ends_on": "2018-12-31",
    }

    made = call("POST", "/programme/initiatives", mine, said)
    pk = made.json()["id"]

    assert (made.status_code, made.json()["state"]) == (201, "proposed")
    assert call("POST", f"/programme/initiatives/{pk}/turn", mine, {"turn": "adopt"}).status_code == 403
    assert call("POST", f"/programme/initiatives/{pk}/turn", token(office), {"turn": "adopt"}).json()["state"] == "adopted"
    assert call("POST", f"/programme/initiatives/{pk}/turn", token(office), {"turn": "adopt"}).status_code == 409


def test_values_are_entered_and_validated_by_another(call, token, office):
    trained = indicator()
    mine, second = token(office), token(account(RoleCode.OFFICE))

    refused = call("POST", f"/programme/indicators/{trained.pk}/observations", mine, {"on": "2018-09-30"})
    made = call("POST", f"/programme/indicators/{trained.pk}/observations", mine, {"on": "2018-09-30", "value": "12"}).json()

    assert (refused.status_code, "nothing is not 0" in refused.json()["error"]) == (409, True)
    assert call("POST", f"/programme/observations/{made['id']}/validate", mine).status_code == 409
    assert call("POST", f"/programme/observations/{made['id']}/validate", second).json()["state"] == "validated"


def test_goals_milestones_and_reviews_are_written_by_program(call, token, office):
    partnership()
    board = Body.objects.create(code="BoD", slug="bod", kind=BodyKind.BOARD, founded_on=date(2016, 6, 13))
    trained, ours = indicator(code="trained"), token(office)
    said = {"number": 7, "title": "Skills", "why": "Scarce.", "horizon": "medium", "indicators": ["trained"]}

    unknown = call("POST", "/programme/goals", ours, said | {"indicators": ["nobody"]})
    made = call("POST", "/programme/goals", ours, said)
    pk = made.json()["id"]
    observed(trained, 300, on=date(2018, 6, 30))
    changed = call("POST", f"/programme/goals/{pk}", ours, said | {"title": "Skills for ports", "because": "Clearer"})
    first = call("POST", f"/programme/goals/{pk}/reviews", ours, {"until": "2018-06-30", "narrative": "On track."}).json()
    hidden = call("GET", f"/programme/goals/{pk}/reviews").json()
    put = call("POST", f"/programme/reviews/{first['id']}/put", ours)
    adopted = call("POST", f"/programme/reviews/{first['id']}/adopt", ours, {"on": "2018-09-19", "decision": "Board, item 4"})

    assert (unknown.status_code, "no indicator “nobody”" in unknown.json()["error"]) == (409, True)
    assert (made.status_code, changed.json()["title"]) == (201, "Skills for ports")
    assert (first["state"], hidden, put.json()["state"], adopted.json()["state"]) == ("draft", [], "put", "adopted")
    assert [row["digest"] for row in call("GET", f"/programme/goals/{pk}/reviews").json()] == [first["digest"]]
    assert not board.agenda.filter(dropped_at=None).exists()


def test_whoever_speaks_for_the_lead_plans_and_reaches_milestones_by_program(call, token):
    lead = member("Nordlicht")
    row, voice, other = running(lead), delegate(lead), delegate(member("Elsewhere"))
    for one in (voice, other):
        people.give_role(one.person, RoleCode.DELEGATE, on=date(2016, 1, 1), by=None, at=LONG_AGO)
    mine, theirs = (token(one, Permission.ORGANISATION_SPEAK, Permission.SHARED_READ) for one in (voice, other))
    said = {"title": "First course", "begins_on": "2018-01-01", "due_on": "2018-03-01"}

    refused = call("POST", f"/programme/initiatives/{row.pk}/milestones", theirs, said)
    made = call("POST", f"/programme/initiatives/{row.pk}/milestones", mine, said).json()
    later = call("POST", f"/programme/milestones/{made['id']}/expect", mine, {"on": "2018-05-01", "because": "Two authors left"})
    reached = call("POST", f"/programme/milestones/{made['id']}/reach", mine, {"on": "2018-05-02", "evidence": "D1.1"})

    assert refused.status_code == 403
    assert (later.json()["expected_on"], reached.json()["done_on"]) == ("2018-05-01", "2018-05-02")
    assert call("POST", f"/programme/milestones/{made['id']}/reach", mine, {"on": "2018-05-02", "evidence": "D1.1"}).status_code == 409
