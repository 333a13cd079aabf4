"""What those who organise do: arrange, change, announce, cancel, invite, answer for somebody, note who is there."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from entente.engine.marking import Marking
from entente.gatherings import actions
from entente.gatherings.models import Gathering, Guest
from entente.notices.models import Notice
from entente.people.models import Person
from entente.web.gatherings.forms import GatheringForm
from tests.factories.gatherings import answered, gathering, invited
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)
SOON = (NOW + timedelta(days=30)).replace(hour=8, minute=0, second=0)
TYPED = {
    "title": "Plenary",
    "kind": "meeting",
    "starts": "2099-05-12T10:00",
    "ends": "2099-05-12T12:00",
    "zone": "Europe/Tallinn",
    "place": "Tallinn",
    "marking": "GREEN",
    "remind_coming": ["24"],
}


def one(title="Plenary", **said):
    said = {"at": NOW, "starts_at": SOON} | said
    return gathering(title, **said)


def past():
    return gathering("Yesterday", at=NOW - timedelta(days=9), starts_at=NOW - timedelta(days=1), link="https://meet.example.org/1")


@pytest.fixture
def client(office, signed_in):
    return signed_in(office)


def test_arranging_keeps_a_draft_in_the_zone_that_was_chosen(client, office):
    answer = client.post("/gatherings/new/", TYPED, follow=True)

    found = Gathering.objects.get()
    assert (found.state, found.organiser, found.zone) == ("draft", office.person, "Europe/Tallinn")
    assert f"{found.starts:%Y-%m-%d %H:%M}" == "2099-05-12 10:00"
    assert list(found.reminders.values_list("whom", "hours")) == [("coming", 24)]
    assert "It is kept as a draft" in answer.content.decode()
    assert "Announce it" in answer.content.decode()


def test_a_date_that_was_found_by_asking_comes_along(client):
    """As the results of a date poll hand it over: an instant, a length, the zone it was asked in."""
    said = {"title": "Plenary", "starts_at": "2026-06-03T08:30:00+00:00", "minutes": "90", "zone": "Europe/Tallinn"}

    form = client.get(reverse("gatherings:new"), said).context["form"]

    shown = {name: form[name].value() for name in ("title", "starts", "ends", "zone")}
    assert shown == {"title": "Plenary", "starts": "2026-06-03T11:30", "ends": "2026-06-03T13:00", "zone": "Europe/Tallinn"}


@pytest.mark.parametrize("said", [{"starts_at": "soon"}, {"starts_at": "2026-13-40T00:00"}, {"minutes": "x"}, {"zone": "Nowhere"}])
def test_what_cannot_be_read_of_it_is_left_out(client, said):
    assert client.get(reverse("gatherings:new"), said).status_code == 200


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            {"starts": "2026-03-29T03:30", "ends": "2026-03-29T05:00", "zone": "Europe/Tallinn"},
            "On 29 March 2026 there is no 03:30 in Europe/Tallinn",
        ),
        ({"ends": "2099-05-12T09:00"}, "It has to end after it begins."),
        ({"starts": "tomorrow"}, "Write a day and a time, such as 2026-05-12 10:00."),
        ({"starts": "2026-13-40T99:99"}, "Write a day and a time"),
        ({"title": ""}, "This field is required."),
        ({"zone": "Mars"}, "Select a valid choice"),
        ({"organiser": "nobody@example.org"}, "Nobody here has the address nobody@example.org"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_is_typed_wrong_is_said_and_kept(client, said, sentence):
    answer = client.post("/gatherings/new/", TYPED | {"description": "Kept words"} | said)

    body = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in body
    assert "Kept words" in body
    assert not Gathering.objects.exists()


def test_what_the_action_refuses_keeps_what_was_typed(client):
    answer = client.post("/gatherings/new/", TYPED | {"link": "not a link"})

    assert answer.status_code == 409
    assert "beginning with https://" in answer.content.decode()
    assert 'value="not a link"' in answer.content.decode()


def test_a_time_that_comes_twice_is_said(client):
    said = {"starts": "2026-10-25T03:30", "ends": "2026-10-25T06:00"}

    answer = client.post("/gatherings/new/", TYPED | said, follow=True)

    assert "show 03:30 twice; the first time is meant" in answer.content.decode()


def test_the_form_of_a_change_begins_with_what_is_and_tells_the_guests(client):
    found = one(place="Riga", zone="Europe/Riga")
    invited(found, at=NOW)
    begun = client.get(f"/gatherings/{found.pk}/edit/").content.decode()
    assert f'value="{found.starts:%Y-%m-%dT%H:%M}"' in begun

    client.post(f"/gatherings/{found.pk}/edit/", TYPED | {"note": "Sorry!", "ask_again": "on"})

    found.refresh_from_db()
    assert (found.place, found.sequence, found.answers_from) == ("Tallinn", 1, 1)
    assert Notice.objects.order_by("pk").last().subject == "Moved: Plenary"  # type: ignore[union-attr]


def test_announcing_and_cancelling(client):
    client.post("/gatherings/new/", TYPED)
    found = Gathering.objects.get()

    client.post(f"/gatherings/{found.pk}/announce/")
    again = client.post(f"/gatherings/{found.pk}/announce/", follow=True)
    without = client.post(f"/gatherings/{found.pk}/cancel/", {"because": ""})
    client.post(f"/gatherings/{found.pk}/cancel/", {"because": "Ill."})
    twice = client.post(f"/gatherings/{found.pk}/cancel/", {"because": "Ill."})

    assert "It is “announced” already." in again.content.decode()
    assert (without.status_code, twice.status_code) == (422, 409)
    assert Gathering.objects.get().state == "cancelled"


def test_an_audience_is_looked_at_with_names_and_reasons_before_anybody_is_told(client, office):
    found = one()

    looked = client.get(f"/gatherings/{found.pk}/invite/", {"noun": "role", "value": "office"}).content.decode()

    assert "1 person is meant" in looked
    assert office.person.name in looked
    assert "because your role here is “Office”" in looked
    assert not Guest.objects.exists()

    answer = client.post(f"/gatherings/{found.pk}/invite/", {"e": "role:office", "part": "speaker"}, follow=True)
    assert "1 person is on the list now." in answer.content.decode()
    assert Guest.objects.get().part == "speaker"
    again = client.post(f"/gatherings/{found.pk}/invite/", {"e": "role:office"}, follow=True)
    assert "All of them are on the list already." in again.content.decode()


@pytest.mark.parametrize(
    ("e", "sentence"), [("role:nobody", "There is no role"), ("role:", "expected here"), ("x:y", "No audience is called")]
)
def test_an_audience_that_cannot_be_read_says_where(client, e, sentence):
    found = one()

    looked, sent = client.get(f"/gatherings/{found.pk}/invite/", {"e": e}), client.post(f"/gatherings/{found.pk}/invite/", {"e": e})

    assert (looked.status_code, sent.status_code) == (422, 409)
    assert sentence in looked.content.decode()
    assert sentence in sent.content.decode()


def test_the_guests_of_what_one_may_not_see_are_no_audience(signed_in):
    organiser = account()
    hidden, mine = one("Hidden talks", marking=Marking.AMBER), one("Mine", by=organiser.person)
    (guest,) = invited(hidden, at=NOW)

    client = signed_in(organiser)
    looked = client.get(f"/gatherings/{mine.pk}/invite/", {"e": f"guests:gathering-{hidden.pk}"})
    offered = client.get(f"/gatherings/{mine.pk}/invite/", {"noun": "guests"})

    assert (looked.status_code, guest.person.name in looked.content.decode()) == (422, False)
    assert "Hidden talks" not in offered.content.decode()


def test_somebody_from_outside_is_invited_by_name_and_address(client):
    found = one()
    typed = {"name": "Ada Outside", "email": "ada@example.org", "organisation": "Outside Ltd", "part": "guest"}

    client.post(f"/gatherings/{found.pk}/invite/outsider/", typed)
    twice = client.post(f"/gatherings/{found.pk}/invite/outsider/", typed)
    wrong = client.post(f"/gatherings/{found.pk}/invite/outsider/", typed | {"email": "no"})

    assert Person.objects.filter(email="ada@example.org").count() == 1
    assert (twice.status_code, wrong.status_code) == (409, 422)
    assert 'value="Outside Ltd"' in twice.content.decode()


def test_the_list_shows_who_said_what_and_leads_to_each(client):
    found = one()
    first, second = invited(found, 2, at=NOW)
    answered(first, words="By train", at=NOW)

    whole = client.get(f"/gatherings/{found.pk}/guests/").content.decode()
    coming = client.get(f"/gatherings/{found.pk}/guests/?state=accepted").content.decode()

    assert ("By train" in whole, second.person.name in whole) == (True, True)
    assert (first.person.name in coming, second.person.name in coming) == (True, False)
    assert f"/gatherings/{found.pk}/guests/{first.person_id}/" in whole


@pytest.mark.parametrize(("ending", "begins"), [("csv", b"\xef\xbb\xbfname"), ("xlsx", b"PK")])
def test_the_list_is_taken_away_and_goes_on_being_marked(client, ending, begins):
    found = one(marking=Marking.AMBER)
    invited(found, at=NOW)

    answer = client.get(f"/gatherings/{found.pk}/guests.{ending}")

    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="plenary-guests-tlp-amber.{ending}"'


def test_badges_are_a_pdf_or_a_sentence(client):
    found = one()
    (guest,) = invited(found, at=NOW)

    nobody = client.get(f"/gatherings/{found.pk}/badges.pdf", follow=True)
    answered(guest, at=NOW)
    answer = client.get(f"/gatherings/{found.pk}/badges.pdf")

    assert "there are no badges to print" in nobody.content.decode()
    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")


def test_one_guest_is_described_answered_for_and_taken_off(client):
    found = one()
    (guest,) = invited(found, at=NOW)
    address = f"/gatherings/{found.pk}/guests/{guest.person_id}/"

    client.post(address, {"part": "chair", "organisation": "Fictional"})
    client.post(f"{address}answer/", {"answer": "accepted"})
    junk = client.post(f"{address}answer/", {"answer": "x"})

    guest.refresh_from_db()
    assert (guest.part, guest.organisation, guest.state, guest.via) == ("chair", "Fictional", "accepted", "desk")
    assert junk.status_code == 422
    client.post(f"{address}uninvite/")
    assert not Guest.objects.exists()
    assert client.get(address).status_code == 404


def test_attendance_is_noted_on_one_list(client):
    found = past()
    first, second = invited(found, 2, at=NOW - timedelta(days=8))
    noon = f"{(found.starts + timedelta(minutes=30)):%H:%M}"
    sent = {f"is-{first.person_id}": "room", f"came-{first.person_id}": noon, f"is-{second.person_id}": "excused"}

    answer = client.post(f"/gatherings/{found.pk}/attendance/", sent, follow=True)
    again = client.post(f"/gatherings/{found.pk}/attendance/", sent, follow=True)

    assert "Noted for 2 people." in answer.content.decode()
    assert "Nothing was different" in again.content.decode()
    first.refresh_from_db()
    assert (first.presence, f"{first.came_at.astimezone(found.tz):%H:%M}") == ("room", noon)
    assert "1 there, 1 excused, 0 absent" in answer.content.decode()


def test_attendance_that_cannot_be_keeps_what_was_typed(client):
    found = past()
    (guest,) = invited(found, at=NOW - timedelta(days=8))
    sent = {f"is-{guest.person_id}": "room", f"came-{guest.person_id}": "noonish"}

    answer = client.post(f"/gatherings/{found.pk}/attendance/", sent)

    assert answer.status_code == 409
    assert "Write a time of day such as 10:30." in answer.content.decode()
    assert 'value="noonish"' in answer.content.decode()


def test_everyone_who_said_so_came_at_one_press_and_a_stranger_is_put_down(client):
    found = past()
    first, second = invited(found, 2, at=NOW - timedelta(days=8))
    answered(first, how="online", at=NOW - timedelta(days=7))

    client.post(f"/gatherings/{found.pk}/attendance/all/")
    client.post(f"/gatherings/{found.pk}/attendance/walked-in/", {"name": "Walked In", "email": "walked@example.org", "part": "guest"})
    wrong = client.post(f"/gatherings/{found.pk}/attendance/walked-in/", {"name": "", "email": "x"})

    rows = dict(Guest.objects.values_list("person__name", "presence"))
    assert rows == {first.person.name: "online", second.person.name: "", "Walked In": "room"}
    assert wrong.status_code == 422


def test_a_long_list_goes_page_by_page_and_each_is_kept(client, monkeypatch):
    monkeypatch.setattr("entente.web.gatherings.views.attending.A_PAGE", 2)
    found = past()
    people = sorted((guest.person for guest in invited(found, 3, at=NOW - timedelta(days=8))), key=lambda one: (one.name_key, one.pk))

    answer = client.post(f"/gatherings/{found.pk}/attendance/", {f"is-{one.pk}": "room" for one in people})

    assert answer["Location"] == f"/gatherings/{found.pk}/attendance/?after={people[1].pk}"
    assert Guest.objects.exclude(presence="").count() == 2
    assert people[2].name in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("address", ["edit", "cancel", "guests", "guests.csv", "badges.pdf", "invite", "attendance"])
def test_a_guest_does_not_organise(signed_in, address):
    found, somebody = one(link="https://meet.example.org/1"), account()
    actions.invite(found, [somebody.person_id], by=None, at=NOW)

    answer = signed_in(somebody).get(f"/gatherings/{found.pk}/{address}{'' if '.' in address else '/'}")

    assert answer.status_code == 403
    assert "Only who organises this gathering" in answer.content.decode()


def test_the_organiser_does_without_being_of_the_office(signed_in):
    somebody = account()
    found = one(by=somebody.person)

    assert signed_in(somebody).get(f"/gatherings/{found.pk}/guests/").status_code == 200
    assert signed_in(somebody).get("/gatherings/new/").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("guests", 10), ("attendance", 9)])
def test_lists_ask_the_database_the_same_however_long(client, address, queries, count, django_assert_num_queries):
    found = past()
    invited(found, count, at=NOW - timedelta(days=8))
    client.get(f"/gatherings/{found.pk}/{address}/")

    with django_assert_num_queries(queries):
        assert client.get(f"/gatherings/{found.pk}/{address}/").status_code == 200


class Typed(TestCase):
    """Whatever is typed into the form."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.sampled_from(sorted({*TYPED, "answer_by", "capacity", "link", "organiser"})), st.text(max_size=40)))
    def test_is_a_plan_or_a_sentence(self, said):
        form = GatheringForm(TYPED | said)

        if form.is_valid():
            with suppress(actions.CannotArrange):
                actions.arrange(form.plan(), by=person(), at=NOW)
        else:
            assert all(str(sentence) for sentences in form.errors.values() for sentence in sentences)
