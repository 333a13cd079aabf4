"""All that is kept about a person, over all rooms, and nothing about others."""

import json
from datetime import date

import pytest
from django.utils import timezone

from entente.members import actions as members
from entente.people import actions, portability
from entente.people.choices import LawfulBasis, PersonSource, RoleCode
from entente.people.discovery import by_room
from entente.people.drafts import Facts, Known
from entente.record.models import Entry
from tests.factories import agreement as lines
from tests.factories.documents import document
from tests.factories.jobs import job
from tests.factories.members import member
from tests.factories.notices import told
from tests.factories.people import LONG_AGO, account, person

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def whole(somebody) -> str:
    return json.dumps([section.as_data for section in portability.everything(somebody)], ensure_ascii=False, default=str)


def test_every_room_says_its_part(office):
    known = Known(PersonSource.EVENT, "Plenary", LawfulBasis.CONSENT)
    ana = actions.add_person("Ana Kovač", "ana@work.example", by=None, at=LONG_AGO, facts=Facts(phone="555"), known=known)
    one = member("Aurelia")
    members.delegate(ana, one, "expert", on=date(2018, 1, 1), by=None, at=LONG_AGO)
    actions.give_role(ana, RoleCode.COMMISSION, on=date(2018, 1, 1), by=None, at=LONG_AGO)
    told(ana, body="Come on Monday.")
    document("My paper", by=ana)
    lines.declared(one, "1234.56", by=ana)
    job(by=ana)

    said = whole(ana)

    for words in ("Ana Kovač", "555", "Plenary", "consent", "Aurelia", "commission", "Come on Monday.", "My paper", "ana@work.example"):
        assert words in said, words
    assert "Long work you started" in said
    assert "Contributions you declared" in said
    assert "1234.56" not in said, "the amount is the organisation's"


def test_nothing_about_others_is_in_it(office):
    ana, other = person("Ana"), person("Bruno Somebody")
    told(ana, other, body="Dear both.")
    document("His paper", by=other)

    said = whole(ana)

    assert "Bruno" not in said
    assert "His paper" not in said


def test_a_room_that_says_nothing_is_counted_so_that_nothing_is_silently_missing(office, monkeypatch):
    ana = person("Ana")
    job(by=ana)
    monkeypatch.setattr(portability, "by_room", lambda module, name: [one for one in by_room(module, name) if one[0] != "jobs"])

    counted = portability.everything(ana)[-1]

    assert counted.rows == [("jobs", "job", "by", 1)]


def test_the_rooms_that_keep_people_say_their_part():
    assert {room for room, _about in by_room("portability", "about")} >= {
        "people", "members", "notices", "documents", "agreement", "jobs", "files",
    }  # fmt: skip


def test_handing_it_out_is_entered(office):
    ana = person("Ana")

    actions.give_data(ana, by=office.person, at=NOW)

    assert (Entry.objects.last().verb, Entry.objects.last().actor_id) == ("people.data_given", office.person_id)


def test_the_record_is_in_it_as_the_person_may_read_it(office):
    somebody = account().person
    actions.note_ground(somebody, Known(PersonSource.SELF), by=office.person, at=NOW)

    said = whole(somebody)

    assert "people.ground_noted" in said
