"""Asking to join and being offered a seat: who is told, who answers, from the page and from the mail."""

from datetime import date, timedelta
from urllib.parse import urlparse

import pytest
from django.utils import timezone

from entente.governance import actions
from entente.governance.choices import MandateRole
from entente.governance.models import Body, Mandate, Proposal
from entente.governance.waiting import waiting
from entente.members.actions import end_delegation
from entente.members.models import Delegation
from entente.notices.actions import CannotUse, use
from entente.notices.models import ActionLink, Delivery
from entente.people.choices import Permission
from entente.people.models import Account
from tests.factories.governance import body, chair, seated
from tests.factories.members import delegate, member
from tests.factories.people import person

pytestmark = pytest.mark.django_db
TODAY, NOW = timezone.localdate(), timezone.now()


def request(one: Body) -> tuple[Proposal, Account]:
    somebody = delegate(organisation := member())
    return actions.ask(one, somebody.person, organisation=organisation, words="We run a testbed.", at=NOW), somebody


def secret_in(body_text: str) -> str:
    """The secret of the first link that acts."""
    address = next(part for part in body_text.replace("(", " ").replace(")", " ").split() if "/act/" in part)
    return urlparse(address).path.rstrip("/").rpartition("/")[2]


def sits(one: Body, who: Account) -> bool:
    return Mandate.objects.sitting(TODAY).filter(body=one, person=who.person).exists()


def test_the_chairs_are_told_each_with_links_of_its_own():
    one = body("WG1")
    two = [chair(one), seated(one, MandateRole.VICE_CHAIR)]
    seated(one)

    request(one)

    told = Delivery.objects.filter(notice__kind="governance.join")
    assert {delivery.person_id for delivery in told} == {who.person_id for who in two}
    assert all("asks to join WG1" in delivery.body and "We run a testbed." in delivery.body for delivery in told)
    assert len({secret_in(delivery.body) for delivery in told}) == 2


def test_without_chairs_the_office_is_told(office):
    request(body())

    assert [delivery.person_id for delivery in Delivery.objects.filter(notice__kind="governance.join")] == [office.person_id]


def test_who_is_accepted_sits_there_from_that_moment_and_is_told():
    one = body()
    leading = chair(one)
    asked, somebody = request(one)

    mandate = actions.accept(asked, by=leading.person, at=NOW)

    assert sits(one, somebody)
    assert mandate.organisation == asked.organisation
    assert Delivery.objects.get(notice__kind="governance.seat").person_id == somebody.person_id


def test_a_mandate_that_cannot_be_given_leaves_the_request_open():
    one = body()
    leading = chair(one)
    asked, somebody = request(one)
    end_delegation(Delegation.objects.known().get(person=somebody.person), on=TODAY, by=None, at=NOW)

    with pytest.raises(actions.CannotSeat, match="does not act for"):
        actions.accept(asked, by=leading.person, at=NOW)

    asked.refresh_from_db()
    assert asked.is_open


def test_a_request_is_declined_with_a_reason_that_is_told():
    one = body()
    leading = chair(one)
    asked, somebody = request(one)

    with pytest.raises(actions.CannotJoin, match="Say why"):
        actions.decline(asked, because=" ", by=leading.person, at=NOW)
    actions.decline(asked, because="We are full", by=leading.person, at=NOW)

    assert not sits(one, somebody)
    assert "We are full" in Delivery.objects.get(notice__kind="governance.seat").notice.body


@pytest.mark.parametrize(("rules", "said"), [({"joining": "named"}, "Nobody asks to join"), ({}, "waits for an answer")])
def test_it_is_asked_once_and_only_where_one_asks(rules: dict[str, str], said: str):
    one, ada = body(**rules), person()
    if not rules:
        actions.ask(one, ada, at=NOW)

    with pytest.raises(actions.CannotJoin, match=said):
        actions.ask(one, ada, at=NOW)


def test_nobody_asks_for_a_seat_it_has_or_for_an_organisation_it_does_not_act_for():
    one = body()
    somebody = seated(one)

    with pytest.raises(actions.CannotJoin, match="already"):
        actions.ask(one, somebody.person, at=NOW)
    with pytest.raises(actions.CannotJoin, match="does not act for"):
        actions.ask(one, person(), organisation=member(), at=NOW)


def test_what_is_answered_is_answered():
    one = body()
    leading = chair(one)
    asked, _somebody = request(one)
    actions.accept(asked, by=leading.person, at=NOW)

    for again in (
        lambda: actions.accept(asked, by=leading.person, at=NOW),
        lambda: actions.decline(asked, because="No", by=leading.person, at=NOW),
        lambda: actions.withdraw(asked, by=asked.person, at=NOW),
    ):
        with pytest.raises(actions.CannotJoin, match="answered already"):
            again()


def test_a_request_may_be_taken_back_and_made_again():
    one = body()
    asked, somebody = request(one)

    actions.withdraw(asked, by=somebody.person, at=NOW)

    assert actions.ask(one, somebody.person, at=NOW).is_open


@pytest.mark.parametrize(("choice", "is_in", "said"), [("accept", True, "is in WG1 now"), ("full", False, "was told")])
def test_a_chair_answers_from_the_mail(choice: str, is_in: bool, said: str):
    one = body("WG1")
    chair(one)
    _asked, somebody = request(one)
    secret = secret_in(Delivery.objects.get(notice__kind="governance.join").body)

    outcome = use(secret, choice, at=NOW)

    assert said in outcome
    assert sits(one, somebody) is is_in


def test_opening_the_link_does_nothing(client):
    one = body("WG1")
    chair(one)
    asked, somebody = request(one)
    secret = secret_in(Delivery.objects.get(notice__kind="governance.join").body)

    page = client.get(f"/notices/act/{secret}/")

    assert page.status_code == 200
    assert f"{somebody.person.name} ({asked.organisation}) in WG1" in page.content.decode()
    assert not sits(one, somebody)
    assert ActionLink.objects.get(kind="governance.join").used_at is None


def test_who_no_longer_chairs_answers_no_more():
    one = body("WG1")
    leading, next_one = chair(one), seated(one)
    _asked, somebody = request(one)
    secret = secret_in(Delivery.objects.get(notice__kind="governance.join").body)
    actions.hand_over(one.mandates.get(person=leading.person), next_one.person, on=TODAY, by=None, at=NOW)

    with pytest.raises(CannotUse, match="do not chair WG1 any more"):
        use(secret, "accept", at=NOW)

    assert not sits(one, somebody)


@pytest.mark.parametrize(("choice", "is_in"), [("accept", True), ("decline", False)])
def test_an_offered_seat_is_taken_from_the_mail(office, choice: str, is_in: bool):
    one, somebody = body("WG1"), delegate(organisation := member())
    actions.offer(one, somebody.person, MandateRole.CHAIR, organisation=organisation, words="Please chair it.", by=office.person, at=NOW)
    mail = Delivery.objects.get(notice__kind="governance.seat").body
    assert "WG1 as chair, for" in mail
    assert "Please chair it." in mail

    use(secret_in(mail), choice, at=NOW)

    assert sits(one, somebody) is is_in
    answers = Delivery.objects.filter(person=office.person, notice__kind="governance.seat")
    assert len(answers) == 1


def test_an_offer_runs_out_and_is_the_persons_alone(office):
    one, somebody = body("WG1"), person()
    actions.offer(one, somebody, by=office.person, at=NOW)
    secret = secret_in(Delivery.objects.get(notice__kind="governance.seat").body)

    with pytest.raises(CannotUse, match="run out"):
        use(secret, "accept", at=NOW + timedelta(days=61))


def test_requests_wait_for_chairs_and_offers_for_their_person(office, django_assert_num_queries):
    one = body("WG1")
    leading = chair(one)
    request(one)
    headless = body("WG2")
    request(headless)
    actions.offer(one, ada := person(), by=office.person, at=NOW)
    everything = {permission.value for permission in Permission}

    with django_assert_num_queries(1):
        mine = waiting(leading.person_id, set(), set(), TODAY)
    assert [(one.noun, "WG1" in one.sentence, one.mail_doable) for one in mine] == [("proposal", True, "governance.join")]
    assert ["WG2" in one.sentence for one in waiting(office.person_id, set(), everything, TODAY)] == [True]
    assert ["Accept or decline the seat in WG1" in one.sentence for one in waiting(ada.pk, set(), set(), TODAY)] == [True]
    assert waiting(person().pk, set(), set(), TODAY) == []


def test_a_dissolved_body_waits_for_nobody():
    one = body()
    leading = chair(one)
    asked, _somebody = request(one)

    actions.dissolve(one, on=TODAY, because="Done", by=None, at=NOW)

    asked.refresh_from_db()
    assert not asked.is_open
    assert waiting(leading.person_id, set(), set(), TODAY) == []
    with pytest.raises(actions.CannotJoin, match="dissolved"):
        actions.ask(one, person(), at=NOW)


def test_a_body_begins_on_its_day():
    with pytest.raises(actions.CannotSeat, match="founded later"):
        actions.give(body(on=date(2018, 1, 1)), person(), on=date(2017, 1, 1), by=None, at=NOW)
