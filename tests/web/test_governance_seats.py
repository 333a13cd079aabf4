"""Joining, seats and the office's pages, as people use them."""

from datetime import date

import pytest
from django.utils import timezone

from entente.governance import actions
from entente.governance.choices import MandateRole
from entente.governance.models import Body, Mandate, Proposal
from entente.governance.queries.people import people_of
from entente.members.choices import DelegationRole
from entente.members.models import Delegation
from tests.factories.governance import body, chair, seat, seated
from tests.factories.members import applicant, delegate, member
from tests.factories.people import LONG_AGO, account, person

pytestmark = pytest.mark.django_db
TODAY, NOW = timezone.localdate(), timezone.now()


def sitting(one: Body) -> dict[str, str]:
    return {mandate.person.name: mandate.role for mandate in people_of(one, TODAY).mandates}


def test_a_delegate_asks_for_its_organisation_and_the_chair_accepts_on_the_page(signed_in):
    one = body("WG1")
    leading, somebody = chair(one), delegate(organisation := member("Pelagis"))
    client = signed_in(somebody)

    form = client.get("/groups/wg1/join/").content.decode()
    assert "for Pelagis" in form
    client.post("/groups/wg1/join/", {"basis": str(organisation.pk), "words": "We run a testbed."})
    assert "the chairs have not answered yet" in client.get("/groups/wg1/").content.decode()

    page = signed_in(leading).get("/groups/wg1/people/").content.decode()
    assert "We run a testbed." in page
    proposal = Proposal.objects.get()
    signed_in(leading).post(f"/groups/wg1/proposals/{proposal.pk}/accept/")

    assert sitting(one)[somebody.person.name] == "member"
    assert Mandate.objects.get(person=somebody.person).organisation == organisation


def test_a_request_is_taken_back_or_declined_on_the_page(signed_in):
    one = body("WG1")
    leading, somebody = chair(one), delegate(member())
    first = actions.ask(one, somebody.person, at=NOW)
    signed_in(somebody).post("/groups/wg1/join/withdraw/")
    first.refresh_from_db()
    assert first.state == "withdrawn"

    second = actions.ask(one, somebody.person, at=NOW)
    address = f"/groups/wg1/proposals/{second.pk}/decline/"
    assert signed_in(leading).post(address, {"because": ""}).status_code == 422
    signed_in(leading).post(address, {"because": "We are full"})
    second.refresh_from_db()
    assert (second.state, second.because) == ("declined", "We are full")


def test_who_is_not_of_the_community_is_told_so(signed_in, auditor):
    body("WG1")

    for outsider in (account(), delegate(applicant()), auditor):
        answer = signed_in(outsider).get("/groups/wg1/join/")
        assert answer.status_code == 403
        assert "community" in answer.content.decode()


def test_what_was_typed_stays_when_it_is_refused(signed_in):
    one = body("WG1", joining="named")
    somebody = delegate(member())

    answer = signed_in(somebody).post("/groups/wg1/join/", {"basis": "interest", "words": "Seventeen years of it"})

    assert answer.status_code == 409
    assert "Nobody asks to join WG1" in answer.content.decode()
    assert "Seventeen years of it" in answer.content.decode()
    assert sitting(one) == {}


def test_nobody_answers_for_others(signed_in):
    one = body("WG1")
    chair(one)
    plain, somebody = seated(one), delegate(member())
    proposal = actions.ask(one, somebody.person, at=NOW)

    for stranger in (plain, somebody, chair(body("WG2"))):
        assert signed_in(stranger).post(f"/groups/wg1/proposals/{proposal.pk}/accept/").status_code == 404

    assert proposal.person.name not in sitting(one)


def test_a_chair_offers_a_seat_by_name_and_the_person_takes_it_on_the_page(signed_in):
    one = body("WG1")
    leading, expert = chair(one), delegate(member(), DelegationRole.EXPERT)
    answer = signed_in(leading).post(
        "/groups/wg1/offer/",
        {"person": expert.person.name, "basis": "organisation", "organisation": "", "role": "member", "words": "Join us"},
    )
    assert answer.status_code == 302

    page = signed_in(expert).get("/groups/wg1/").content.decode()
    assert "A seat in this group is offered to you" in page
    assert "Join us" in page
    signed_in(expert).post(f"/groups/wg1/proposals/{Proposal.objects.get().pk}/accept/")

    assert sitting(one)[expert.person.name] == "member"


def test_chairs_offer_no_chairs(signed_in):
    one = body("WG1")
    leading = chair(one)
    said = {"person": delegate(member()).person.email, "basis": "interest", "role": "chair"}

    assert signed_in(leading).post("/groups/wg1/offer/", said).status_code == 422


@pytest.mark.parametrize(
    ("typed", "said"), [("nobody@example.org", "Nobody here is"), ("Twin", "More than one person"), ("Loose", "acts for no organisation")]
)
def test_a_person_is_named_so_that_one_is_meant(typed: str, said: str, office, signed_in):
    body("WG1")
    person("Twin"), person("Twin"), person("Loose")

    answer = signed_in(office).post(
        "/groups/wg1/seat/", {"person": typed, "basis": "organisation", "role": "member", "on": "2018-01-01", "decision": ""}
    )

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert typed in answer.content.decode()


def test_who_acts_for_two_says_for_which(office, signed_in):
    one, first, second = body("WG1"), member("Aurelia"), member("Pelagis")
    somebody = delegate(first)
    from entente.members.actions import delegate as give_role

    give_role(somebody.person, second, "deputy", on=date(2017, 1, 1), by=None, at=LONG_AGO)
    said = {"person": somebody.person.email, "basis": "organisation", "role": "member", "on": "2018-01-01", "decision": "Board 14"}

    assert "acts for Aurelia, Pelagis" in signed_in(office).post("/groups/wg1/seat/", said).content.decode()
    assert "acts for Aurelia, Pelagis" in signed_in(office).post("/groups/wg1/seat/", {**said, "organisation": "Other"}).content.decode()
    assert signed_in(office).post("/groups/wg1/seat/", {**said, "organisation": "pelagis"}).status_code == 302
    held = Mandate.objects.get()
    assert (held.organisation, held.decision["label"]) == (second, "Board 14")
    assert people_of(one, TODAY).organisations == 1


def test_the_office_hands_a_chair_over_in_one_step(office, signed_in):
    one = body("WG1")
    first, second = chair(one), seated(one)
    held = Mandate.objects.get(person=first.person)

    page = signed_in(office).get(f"/groups/wg1/mandates/{held.pk}/hand-over/").content.decode()
    assert second.person.name in page
    signed_in(office).post(
        f"/groups/wg1/mandates/{held.pk}/hand-over/",
        {"to": str(second.person_id), "stays": "on", "on": TODAY.isoformat(), "decision": "Board 14"},
    )

    assert sitting(one) == {second.person.name: "chair", first.person.name: "member"}


@pytest.mark.parametrize("sent", [{}, {"to": "x", "person": "y"}])
def test_a_chair_goes_to_one_person(sent: dict[str, str], office, signed_in):
    one = body("WG1")
    held = Mandate.objects.get(person=chair(one).person)

    answer = signed_in(office).post(f"/groups/wg1/mandates/{held.pk}/hand-over/", {**sent, "on": TODAY.isoformat()})

    assert answer.status_code == 422


def test_who_may_end_whose_seat(office, signed_in):
    one = body("WG1")
    leading, other_chair, plain = chair(one), chair(one), seated(one)

    def ends(who, whose) -> int:
        held = Mandate.objects.known().get(person=whose.person)
        return signed_in(who).get(f"/groups/wg1/mandates/{held.pk}/end/").status_code

    assert (ends(leading, plain), ends(plain, plain), ends(office, leading), ends(leading, leading)) == (200, 200, 200, 200)
    assert ends(leading, other_chair) == 403
    assert ends(plain, leading) == 404


def test_leaving_a_group_ends_the_seat_today(signed_in):
    one = body("WG1")
    plain = seated(one)
    held = Mandate.objects.get(person=plain.person)

    signed_in(plain).post(f"/groups/wg1/mandates/{held.pk}/end/", {"on": TODAY.isoformat(), "because": ""})

    assert sitting(one) == {}


def test_the_office_founds_describes_settles_and_dissolves(office, signed_in):
    client = signed_in(office)
    said = {"code": "WG7", "name": "Quantum", "kind": "working_group", "scope": "Keys", "source": "", "on": "2018-01-01"}
    rules = {"joining": "ask", "marking": "GREEN", "parent": ""}

    assert client.post("/groups/new/", {**said, **rules}).headers["Location"] == "/groups/wg7/"
    client.post("/groups/wg7/describe/", {"name": "Quantum and after", "scope": "Keys", "source": "", "on": "2019-01-01"})
    client.post("/groups/wg7/rules/", {**rules, "kind": "task_force", "marking": "AMBER"})
    page = client.get("/groups/wg7/").content.decode()
    assert "Quantum and after" in page
    assert "Task force" in page
    assert client.post("/groups/wg7/dissolve/", {"on": "2020-01-01", "because": ""}).status_code == 422
    client.post("/groups/wg7/dissolve/", {"on": "2020-01-01", "because": "Merged into WG6"})

    one = Body.objects.get(code="WG7")
    assert (one.kind, one.marking, one.dissolved_on) == ("task_force", "AMBER", date(2020, 1, 1))


def test_a_number_that_is_taken_is_refused_with_everything_typed_still_there(office, signed_in):
    body("WG7")
    said = {"code": "wg7", "name": "Quantum", "kind": "committee", "scope": "Long words", "source": "", "on": "2018-01-01"}

    answer = signed_in(office).post("/groups/new/", {**said, "joining": "ask", "marking": "GREEN"})

    assert answer.status_code == 409
    assert "is taken" in answer.content.decode()
    assert "Long words" in answer.content.decode()


def test_delegations_that_end_elsewhere_empty_the_list_here(signed_in):
    one = body("WG1")
    leading, plain = chair(one), seated(one)
    Delegation.objects.filter(person=plain.person).update(to_on=TODAY)

    page = signed_in(leading).get("/groups/wg1/people/").content.decode()

    now, before = page.split('id="before"', 1)
    assert plain.person.name not in now
    assert plain.person.name in before


def test_seats_that_begin_later_are_shown_to_who_leads(signed_in):
    one = body("WG1")
    leading = chair(one)
    seat(one, person("Next Year"), MandateRole.OBSERVER, on=date(2099, 1, 1))

    page = signed_in(leading).get("/groups/wg1/people/").content.decode()

    assert "Next Year" in page.split('id="coming"', 1)[1]
