"""Once a year each member says that its profile is right: by page, from the Desk, from a mail; the office sees who has not, and asks."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from entente.members import actions, links
from entente.members.models import Confirmation, Organisation, Partnership
from entente.members.waiting import waiting
from entente.notices.models import ActionLink, Delivery
from entente.people.models import Account
from entente.record.models import Entry
from tests.factories.members import applicant, delegate, member
from tests.factories.people import account

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def aurelia() -> Organisation:
    return member("Aurelia", city="Paris", about="We guard.", sectors=("nis2-energy",))


@pytest.fixture
def ana(aurelia: Organisation) -> Account:
    return delegate(aurelia)


def waits(who: Account, *organisations: Organisation, day: date = TODAY) -> list[str]:
    return [one.sentence for one in waiting(who.person_id, [one.pk for one in organisations], [], day)]


def words(response: object) -> str:
    return " ".join(response.content.decode().split())  # type: ignore[attr-defined]


def mailed(who: Account) -> list[str]:
    """The paths of the links in the mail."""
    body = Delivery.objects.get(person=who.person).body
    return [part.partition(")")[0] for part in body.split("http://127.0.0.1:8000")[1:]]


def test_it_waits_until_confirmed_and_again_a_year_later(ana, aurelia):
    assert waits(ana, aurelia) == ["Confirm the profile of Aurelia"]

    held = actions.confirm_profile(aurelia, by=ana.person, at=NOW)

    assert waits(ana, aurelia) == []
    assert waits(ana, aurelia, day=held.holds_until - timedelta(days=1)) == []
    assert waits(ana, aurelia, day=held.holds_until) == ["Confirm the profile of Aurelia"]
    assert held.holds_until == TODAY.replace(year=TODAY.year + 1)
    entry = Entry.objects.get(verb="members.profile_confirmed")
    assert (entry.actor_id, entry.subject_id) == (ana.person_id, str(aurelia.pk))


def test_for_how_long_it_holds_is_the_partnerships_to_say(ana, aurelia, office, signed_in):
    sent = {"name": "Test Partnership", "shown_as_of": "2018-09-30", "profiles_hold": "1"}
    assert signed_in(office).post("/members/office/settings/", sent).status_code == 302

    held = actions.confirm_profile(aurelia, by=ana.person, at=NOW)

    assert Partnership.objects.get().profiles_hold == 1
    assert timedelta(days=27) < held.holds_until - TODAY < timedelta(days=32)


def test_only_who_speaks_for_a_member_is_asked(aurelia):
    declarant, expert = delegate(aurelia, "declarant"), delegate(aurelia, "expert")
    waiting_to_join = applicant("Bastion")
    speaks = delegate(waiting_to_join)

    assert waits(declarant, aurelia) == waits(expert, aurelia) == waits(speaks, waiting_to_join) == []
    with pytest.raises(actions.CannotConfirm, match="do not speak for Aurelia"):
        actions.confirm_profile(aurelia, by=declarant.person, at=NOW)
    assert not Confirmation.objects.exists()


def test_who_puts_the_profile_right_has_confirmed_it_the_office_has_not(ana, aurelia, office):
    actions.edit(aurelia, {"short_name": "AUR"}, by=office.person, at=NOW)
    assert waits(ana, aurelia)

    actions.edit_profile(aurelia, {"short_name": "Aur"}, by=ana.person, at=NOW)

    assert waits(ana, aurelia) == []


def test_by_page_it_is_read_and_confirmed_and_others_may_not(ana, aurelia, office, signed_in, client):
    path = "/members/aurelia/confirm/"
    asked = words(signed_in(ana).get(path))
    assert "Nobody has confirmed it yet." in asked
    assert "We guard." in asked
    assert [signed_in(who).post(path).status_code for who in (office, account(), delegate(member()))] == [403, 403, 403]
    assert client.post(path).status_code == 302
    assert not Confirmation.objects.exists()

    page = words(signed_in(ana).post(path, follow=True))

    assert f"on {TODAY:%-d %B %Y} by {ana.person.name}" in page
    public = words(client.get("/members/aurelia/"))
    assert f"on {TODAY:%-d %B %Y}" in public
    assert ana.person.name not in public


def test_from_the_mail_it_is_read_without_acting_and_confirmed_once(ana, aurelia, office, client):
    actions.ask_to_confirm(by=office.person, at=NOW)
    right = mailed(ana)[0]

    looked = words(client.get(right))
    client.head(right)
    assert "Is this profile of Aurelia right?" in looked
    assert "We guard." in looked
    assert not Confirmation.objects.exists()

    acted = client.post(right, {"choice": "right"})

    assert "Thank you. You are asked again after" in words(acted)
    assert Confirmation.objects.get().by == ana.person
    assert client.post(right, {"choice": "right"}).status_code == 409
    assert Confirmation.objects.count() == 1
    assert "We guard." not in words(client.get(right))


def test_who_left_sees_and_confirms_nothing_by_an_old_link(ana, aurelia, office, client):
    actions.ask_to_confirm(by=office.person, at=NOW)
    right = mailed(ana)[0]
    actions.leave_organisation(ana.person, aurelia, because="left", on=TODAY, by=office.person, at=NOW)

    assert client.post(right, {"choice": "right"}).status_code == 409
    assert not Confirmation.objects.exists()
    with pytest.raises(PermissionDenied):
        links.confirm(ana.person, "999999", "right", NOW)


def test_the_office_sees_who_has_not_asks_them_and_not_twice_a_day(ana, aurelia, office, signed_in):
    other, silent = member("Bastion"), member("Silent")
    both = delegate(other)
    actions.delegate(both.person, aurelia, "deputy", on=date(2018, 1, 1), by=None, at=NOW)
    actions.confirm_profile(other, by=both.person, at=NOW)
    desk = signed_in(office)

    page = words(desk.get("/members/office/profiles/"))

    assert "The profiles of 2 members of 3 are not confirmed." in page
    assert silent.name in page
    assert "nobody speaks for it" in page
    assert "/members/bastion/" not in page
    assert "/members/bastion/" in words(desk.get("/members/office/profiles/?state=held"))
    assert "/members/aurelia/" not in words(desk.get("/members/office/profiles/?state=all&q=bast"))

    asked = words(desk.post("/members/office/profiles/ask/", follow=True))

    assert "2 people were asked." in asked
    assert {row.subject["label"] for row in ActionLink.objects.all()} == {"Aurelia"}
    assert "within the last day" in words(desk.post("/members/office/profiles/ask/", follow=True))
    assert Delivery.objects.count() == 2


def test_when_all_is_confirmed_there_is_nobody_to_ask(ana, aurelia, office):
    actions.confirm_profile(aurelia, by=ana.person, at=NOW)

    with pytest.raises(actions.CannotAskToConfirm, match="Nobody is to be asked"):
        actions.ask_to_confirm(by=office.person, at=NOW)


@pytest.mark.parametrize("members", [1, 3])
def test_the_list_asks_the_database_the_same_whatever_its_length(members, office, signed_in, django_assert_num_queries):
    for _number in range(members):
        delegate(member())
    desk = signed_in(office)
    desk.get("/members/office/profiles/")

    with django_assert_num_queries(7):
        desk.get("/members/office/profiles/")


def test_the_list_goes_on_behind_its_last_row_whatever_is_confirmed_meanwhile(office, signed_in, monkeypatch):
    """Two without a confirmation, then by the day until which one holds; pages of two."""
    monkeypatch.setattr("entente.web.members.confirmed.PAGE", 2)
    names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"]
    rows = {name: member(name) for name in names}
    voices = {name: delegate(one).person for name, one in rows.items()}
    for days, name in ((20, "Gamma"), (10, "Delta"), (30, "Epsilon")):
        actions.confirm_profile(rows[name], by=voices[name], at=NOW - timedelta(days=400 - days))
    desk, seen, address = signed_in(office), [], "/members/office/profiles/?state=all"
    while address:
        answer = desk.get(address)
        seen += [row.name for row in answer.context["list"].rows]
        following = answer.context["list"].next
        actions.confirm_profile(rows[seen[0]], by=voices[seen[0]], at=NOW)
        address = f"/members/office/profiles/?state=all&after={following}" if following else ""

    assert seen == ["Alpha", "Beta", "Delta", "Gamma", "Epsilon", "Alpha"]
    with CaptureQueriesContext(connection) as asked:
        desk.get("/members/office/profiles/?state=all&after=~1")
    assert not [one for one in asked if "OFFSET" in one["sql"]]
    assert desk.get("/members/office/profiles/?state=all&after=soon~x").status_code == 200
