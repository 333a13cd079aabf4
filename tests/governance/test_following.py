"""Change a chair once, and list, rights, calendar and pages follow; leave an organisation, and everything ends the same second."""

from datetime import timedelta

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from entente.documents.discovery import may_file
from entente.documents.models import Paragraph
from entente.documents.queries import documents_of
from entente.gatherings import actions as gatherings
from entente.gatherings import feeds
from entente.gatherings.actions import make_calendar
from entente.gatherings.models import Feed, Gathering
from entente.governance import actions, homes
from entente.governance.audiences import AUDIENCES
from entente.governance.models import ActionPoint, Hand, Mandate, Proposal, Representation, Voice
from entente.governance.queries.people import people_of
from entente.governance.references import key_of
from entente.governance.waiting import waiting
from entente.members.actions import leave_organisation
from entente.members.viewers import keys_of, viewer_of, viewers_of
from entente.notices import sources
from entente.notices.queries import explained, read
from entente.people.actions import merge_persons
from entente.people.models import Account
from entente.record.models import Entry
from tests.factories.documents import document
from tests.factories.governance import body, chair, seat, seated
from tests.factories.meetings import meeting, running
from tests.factories.members import delegate, member
from tests.factories.people import person

pytestmark = pytest.mark.django_db
TODAY, NOW = timezone.localdate(), timezone.now()


@pytest.fixture(autouse=True)
def real_audiences(monkeypatch):
    """Other tests declare groups of their own."""
    monkeypatch.setattr(sources, "_declared", {source.noun: source for source in AUDIENCES})


def anew(who: Account) -> Account:
    """As the next request meets the account."""
    return Account.objects.get(pk=who.pk)


def meant(expression: str) -> dict[int, tuple[str, ...]]:
    return {one.person: one.reasons for one in explained(read(expression), TODAY)}


def test_an_audience_says_why_somebody_is_meant():
    one, other = body("WG1"), body("WG2")
    leading, plain = chair(one), seated(one)
    seated(other)

    assert meant("group:WG1") == {leading.person_id: ("because you are in WG1",), plain.person_id: ("because you are in WG1",)}
    assert meant("chair:WG1,WG2") == {leading.person_id: ("because you chair WG1",)}
    assert meant("chair:WG2") == {}
    assert set(meant("group:WG1 and not chair:WG1")) == {plain.person_id}


def test_a_group_that_is_not_there_is_refused_with_what_is_near():
    body("WG1")

    with pytest.raises(Exception, match="Did you mean WG1"):
        meant("group:WG11")


@pytest.mark.parametrize("rows", [1, 3])
def test_each_audience_asks_once(rows: int, django_assert_num_queries):
    codes = {f"WG{number}" for number in range(rows)}
    for code in codes:
        chair(body(code))

    for source in AUDIENCES:
        with django_assert_num_queries(1):
            assert set(source.people(codes, TODAY)) == codes
        with django_assert_num_queries(2):
            assert [count for _code, _label, count in source.values()] == [1] * rows


def test_change_a_chair_once_and_list_rights_calendar_and_pages_follow(signed_in, client: Client):
    one = body("WG1")
    old, new = chair(one), seated(one)
    gathering = meeting(one, old, new)
    actions.ask(one, delegate(member()).person, at=NOW)

    actions.hand_over(Mandate.objects.get(person=old.person), new.person, on=TODAY, by=None, at=NOW)

    old, new = anew(old), anew(new)
    assert set(meant("chair:WG1")) == {new.person_id}
    assert (may_file(old, key_of(one)), may_file(new, key_of(one))) == (False, True)
    assert [one.noun for one in waiting(new.person_id, set(), set(), TODAY)] == ["proposal"]
    assert waiting(old.person_id, set(), set(), TODAY) == []
    assert Gathering.objects.get(pk=gathering.pk).organiser == new.person
    assert new.person.name in client.get("/groups/wg1/").content.decode()
    assert old.person.name not in client.get("/groups/wg1/").content.decode()
    assert [one.person for one in people_of(one, TODAY).leading] == [new.person]
    assert (signed_in(old).get("/groups/wg1/write/").status_code, signed_in(new).get("/groups/wg1/write/").status_code) == (403, 200)
    listed = client.get("/api/groups/wg1").json()
    assert listed["chairs"] == [new.person.name]
    assert new.person.email in b"".join(signed_in(new).get("/groups/wg1/people.csv").streaming_content).decode()


def test_the_calendar_of_a_group_names_the_new_chair(signed_in):
    one = body("WG1")
    old, new = chair(one), seated(one)
    meeting(one, old, new)
    make_calendar(new.person, home_key=key_of(one), label="WG1", by=new.person, at=NOW)
    address = feeds.address_of(Feed.objects.get())

    actions.hand_over(Mandate.objects.get(person=old.person), new.person, on=TODAY, by=None, at=NOW)

    answer = Client().get("/" + address.split("/", 3)[3])
    body_text = b"".join(answer.streaming_content) if answer.streaming else answer.content
    events = list(icalendar.Calendar.from_ical(body_text).walk("VEVENT"))
    assert len(events) == 1
    assert old.person.name not in body_text.decode()


def test_past_meetings_keep_who_called_them():
    one = body("WG1")
    old, new = chair(one), seated(one)
    past = meeting(one, old, new, starts_at=NOW - timedelta(days=9))

    actions.hand_over(Mandate.objects.get(person=old.person), new.person, on=TODAY, by=None, at=NOW)

    assert Gathering.objects.get(pk=past.pk).organiser == old.person


def test_who_leaves_the_organisation_leaves_its_groups_the_same_second(office):
    one, organisation = body("WG1"), member()
    somebody = seated(one, "chair", organisation=organisation)
    by_interest = body("WG2")
    seat(by_interest, somebody)
    document(home=homes.home(one), by=None, at=NOW)
    assert len(documents_of(key_of(one), keys_of(somebody))) == 1

    leave_organisation(somebody.person, organisation, because="Another job", on=TODAY, by=office.person, at=NOW)

    somebody = anew(somebody)
    assert meant("group:WG1") == {}
    assert not may_file(somebody, key_of(one))
    assert documents_of(key_of(one), keys_of(somebody)) == []
    assert viewer_of(somebody).groups == {by_interest.pk}
    held = Mandate.objects.known().get(body=one)
    assert held.to_on == TODAY
    assert Entry.objects.filter(verb="governance.mandate_ended").count() == 1


def test_colleagues_of_who_sits_in_a_group_are_in_it_as_a_marking_asks():
    one, organisation = body("WG1"), member()
    seated(one, organisation=organisation)
    colleague, stranger = delegate(organisation, "deputy"), delegate(member())

    assert viewer_of(colleague).groups == {one.pk}
    assert viewer_of(stranger).groups == frozenset()


def test_many_people_are_asked_about_at_once(django_assert_num_queries):
    people = [seated(body()).person_id for _number in range(4)]

    with django_assert_num_queries(3):
        together = viewers_of(people)

    assert [len(together[one].groups) for one in people] == [1, 1, 1, 1]


def test_two_people_that_are_one_sit_once_and_keep_what_was_theirs(office):
    one = body("WG1")
    kept, gone = person("Ada"), person("Ada L")
    seat(one, kept)
    seat(one, gone, "chair")
    other = body("WG2")
    seat(other, gone)
    actions.make(one, "Send the list", gone, by=None, at=NOW)

    merge_persons(kept, gone, by=office.person, at=NOW)

    assert {(held.body.code, held.person_id, held.role) for held in Mandate.objects.known()} == {
        ("WG1", kept.pk, "chair"),
        ("WG2", kept.pk, "member"),
    }
    assert ActionPoint.objects.get().owner == kept
    account = Account.objects.create(person=kept, email=kept.email, created_at=NOW)
    assert ActionPoint.objects.filter(pk__in=[row.object_id for row in _locks(account)]).exists()


def _locks(who: Account):
    from entente.search.models import Lock

    return Lock.objects.filter(noun="governance.point", key__in=keys_of(who))


def _worked(one, who):
    """A comment, an answer in writing, a deliverable, and a hand that was up."""
    leading = chair(one)
    by, later = {"by": leading.person, "at": NOW}, NOW + timedelta(days=5)
    text = document("Label", "First.", home=homes.home(one), **by)
    asked = actions.ask_for_comments(one, text, closes_at=later, **by)
    actions.comment(asked, Paragraph.objects.get(version=asked.version).key, "Good.", by=who, at=NOW)
    actions.say(actions.open_written(one, "Budget", "It is adopted.", "silence", closes_at=later, **by), who, "agree", at=NOW)
    actions.plan(one, "A label", who, **by)
    gathering = running(one, leading, leading)
    gatherings.invite(gathering, [who.pk], **by)
    actions.raise_hand(gathering, who, at=NOW)
    return gathering


def test_two_people_that_are_one_have_one_hand_one_voice_and_one_representation(office):
    one = body("WG1")
    kept, gone, other = person("Ada"), person("Ada L"), person("Bo")
    for who in (kept, gone, other):
        seat(one, who)
    gathering = _worked(one, gone)
    gatherings.invite(gathering, [kept.pk, other.pk], by=office.person, at=NOW)
    actions.raise_hand(gathering, kept, at=NOW)
    actions.represent(one, gathering, gone, kept, by=gone, at=NOW)

    merge_persons(kept, gone, by=office.person, at=NOW)

    assert [hand.person for hand in Hand.objects.filter(down_at=None)] == [kept]
    assert not Representation.objects.filter(ended_at=None).exists()
    assert [(voice.person, voice.said) for voice in Voice.objects.filter(person__in=[kept, gone])] == [(kept, "agree")]


def test_what_a_person_may_take_along_and_what_stays_when_it_is_erased():
    from entente.governance.erasing import erase, fates
    from entente.governance.portability import about

    one, ada = body("WG1"), person("Ada")
    seat(one, ada)
    actions.make(one, "Send the list", ada, by=None, at=NOW)
    actions.ask(body("WG2"), ada, words="Private words", at=NOW)
    _worked(one, ada)
    actions.remark(ActionPoint.objects.get(), "Half of them answered", by=ada, at=NOW)

    sections = {section.title: len(section.rows) for section in about(ada.pk)}
    assert list(sections.values()) == [1, 1, 1, 1, 1, 1, 1, 0, 1]
    assert [fate.count for fate in fates(ada)] == [1, 1, 1, 2, 1, 1]

    erase(ada, None, NOW)

    assert ada.pk not in meant("group:WG1")
    assert Proposal.objects.get().words == ""
    assert ActionPoint.objects.get().state == "dropped"
    assert not ActionPoint.objects.get().remarks.exists()
