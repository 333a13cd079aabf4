"""Telling people something: a notice, a delivery each, and what stands in the way."""

from email import message_from_bytes, policy

import pytest

from entente.engine.marking import Marking, Shared, Viewer, keys
from entente.notices import actions, tasks
from entente.notices.choices import DeliveryState
from entente.notices.kinds import UnknownNoticeKind
from entente.notices.models import Bounce, Delivery
from entente.notices.queries.archive import readable
from entente.people.actions import add_person
from entente.record.models import Entry
from tests.factories.notices import AT, DUTY, TOLD, group, mails, people, told
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db


def states() -> dict[str, str]:
    return dict(Delivery.objects.values_list("person__name", "state"))


def test_everyone_told_has_a_delivery_and_a_mail(mailbox):
    anna, bruno = people(2)

    notice = told(anna, bruno)
    tasks.send_mails(10)

    assert states() == {anna.name: "sent", bruno.name: "sent"}
    assert len(mails(mailbox)) == 2
    assert Entry.objects.filter(verb="notices.told", subject_id=notice.pk).count() == 1


def test_an_audience_tells_each_person_why(mailbox):
    (anna,) = people(1)
    group("WG3", anna)

    actions.tell(TOLD, to="group:WG3", subject="Hello", body="Hello", by=None, at=AT)
    tasks.send_mails(10)

    (file,) = mails(mailbox)
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert "You receive this because you are in WG3." in mail.get_body(("plain",)).get_content()


def test_what_one_person_is_told_goes_to_nobody_else(mailbox):
    anna, bruno = people(2)

    told(anna, bruno, own={anna.pk: actions.Own(body="Only for Anna")})
    tasks.send_mails(10)

    assert [b"Only for Anna" in file.read_bytes() for file in mails(mailbox)] == [True, False]
    assert [b"Monday" in file.read_bytes() for file in mails(mailbox)] == [False, True]


def test_nothing_is_sent_without_an_address_against_a_choice_or_to_a_dead_address(mailbox):
    silent = add_person("Silent", by=None, at=LONG_AGO)
    unwilling, dead, anna = people(3)
    actions.choose(unwilling, {TOLD: False}, by=unwilling, at=AT)
    Bounce.objects.create(person=dead, address=dead.email, kind="hard", digest="1", at=AT)

    told(silent, unwilling, dead, anna)
    tasks.send_mails(10)

    assert states() == {"Silent": "suppressed", unwilling.name: "suppressed", dead.name: "suppressed", anna.name: "sent"}
    assert Delivery.objects.get(person=unwilling).said == "The person chose not to be sent these."
    assert len(mails(mailbox)) == 1


def test_what_the_rules_ask_for_is_sent_against_a_choice_too(mailbox):
    unwilling, dead = people(2)
    with pytest.raises(actions.Refusal, match="the partnership's rules ask for it"):
        actions.choose(unwilling, {DUTY: False}, by=unwilling, at=AT)
    Bounce.objects.create(person=dead, address=dead.email, kind="hard", digest="1", at=AT)

    told(unwilling, dead, kind=DUTY)
    tasks.send_mails(10)

    assert set(states().values()) == {"sent"}


def test_a_choice_made_while_the_mail_waited_holds(mailbox):
    (anna,) = people(1)
    told(anna)
    actions.choose(anna, {TOLD: False}, by=anna, at=AT)

    tasks.send_mails(10)

    assert states() == {anna.name: "suppressed"}
    assert mails(mailbox) == []


def test_who_may_no_longer_see_a_marked_notice_is_not_sent_it(mailbox):
    anna, bruno = people(2)

    told(anna, bruno, shared=Shared(Marking.RED, persons=frozenset({anna.pk})))
    tasks.send_mails(10)

    assert states() == {anna.name: "sent", bruno.name: "suppressed"}


def test_a_personal_notice_is_between_the_office_and_those_told():
    anna, bruno = people(2)
    notice = told(anna)

    def may_read(viewer: Viewer) -> bool:
        return readable(keys(viewer)).filter(pk=notice.pk).exists()

    assert may_read(Viewer(anna.pk))
    assert may_read(Viewer(bruno.pk, is_custodian=True))
    assert not may_read(Viewer(bruno.pk, in_community=True))


def test_an_undeclared_kind_is_a_mistake_of_the_program():
    with pytest.raises(UnknownNoticeKind, match="add it to NOTICES"):
        told(*people(1), kind="tests.unknown")


@pytest.mark.parametrize(("subject", "body"), [(" ", "text"), ("Hello", " ")])
def test_saying_nothing_is_refused(subject, body):
    with pytest.raises(actions.CannotTell, match="needs a subject and something to say"):
        actions.tell(TOLD, to=[people(1)[0].pk], subject=subject, body=body, by=None, at=AT)


def test_a_failing_record_entry_undoes_the_telling(monkeypatch):
    (anna,) = people(1)
    monkeypatch.setattr("entente.record.actions.Payload.save", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        told(anna)

    assert not Delivery.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_telling_asks_the_database_equally_often_however_many_are_told(count, django_assert_num_queries):
    somebody = people(count)
    told(*people(1))

    with django_assert_num_queries(17):
        told(*somebody)


def test_the_states_are_those_of_the_database():
    assert set(DeliveryState.values) == {"queued", "sending", "sent", "deferred", "unsure", "bounced", "suppressed", "failed"}
