"""A person takes its data along and asks to be erased; the office answers."""

import io
import json
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from entente.notices.models import Notice
from entente.people import actions
from entente.people.models import Account, Erasure, Person
from entente.record.models import Entry
from tests.factories.members import delegate, member
from tests.factories.people import account
from tests.factories.pictures import png

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PASSWORD = "correct horse battery staple"


@pytest.fixture
def ana() -> Account:
    return delegate(member("Aurelia"))


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_my_data_is_read_on_a_page_and_taken_along(ana, signed_in):
    actions.give_photograph(ana.person, png(), by=ana.person, at=NOW)
    browser = signed_in(ana)

    page = text(browser.get(reverse("people:data")))
    whole = browser.post(reverse("people:take-data", args=["zip"]))
    archive = zipfile.ZipFile(io.BytesIO(whole.content))
    data = json.loads(archive.read("data.json"))

    assert "What is kept about me?" in page
    assert "Aurelia" in page
    assert set(archive.namelist()) == {"data.json", "data.html", "photograph.png"}
    assert data["person"] == ana.person_id
    assert any(row.get("organisation") == "Aurelia" for section in data["sections"] for row in section["rows"])
    assert ana.email in archive.read("data.html").decode()
    assert whole["Content-Disposition"].startswith("attachment")
    assert "no-store" in whole["Cache-Control"]


@pytest.mark.parametrize("ending", ["json", "html", "zip"])
def test_every_form_is_a_download(ana, signed_in, ending):
    answer = signed_in(ana).post(reverse("people:take-data", args=[ending]))

    assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")
    assert Entry.objects.last().verb == "people.data_given"


def test_it_is_taken_by_pressing_a_button_never_by_opening_a_link(ana, signed_in):
    entries = Entry.objects.count()

    assert signed_in(ana).get(reverse("people:take-data", args=["zip"])).status_code == 405
    assert signed_in(ana).post(reverse("people:take-data", args=["exe"])).status_code == 404
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("name", ["take-data", "erase-me"])
def test_who_has_a_password_is_asked_for_it(ana, client, name):
    ana.set_password(PASSWORD)
    ana.save()
    client.force_login(ana, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse(f"people:{name}", args=["zip"] if name == "take-data" else [])

    asked = client.post(address, {"sure": "on"})
    nothing = Erasure.objects.exists()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    done = client.post(address, {"sure": "on"})

    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert nothing is False
    assert done.status_code == (200 if name == "take-data" else 302)


def test_the_office_hands_it_out_on_request(ana, office, signed_in):
    answer = signed_in(office).post(reverse("people:give-data", args=[ana.person_id, "json"]))

    assert json.loads(answer.content)["person"] == ana.person_id
    assert (Entry.objects.last().verb, Entry.objects.last().actor_id) == ("people.data_given", office.person_id)


def test_from_the_wish_to_the_erasure(ana, office, signed_in):
    browser, desk = signed_in(ana), signed_in(office)

    before = text(browser.get(reverse("people:erase-me")))
    unsure = browser.post(reverse("people:erase-me"), {})
    browser.post(reverse("people:erase-me"), {"sure": "on"})
    shown = text(desk.get(reverse("people:person", args=[ana.person_id])))
    answering = text(desk.get(reverse("people:erase", args=[ana.person_id])))
    half = desk.post(reverse("people:erase", args=[ana.person_id]), {"because": "asked"})
    done = desk.post(reverse("people:erase", args=[ana.person_id]), {"because": "asked", "sure": "on"})

    assert "What stays, and why" in before
    assert "a former delegate of Aurelia" in before
    assert (unsure.status_code, half.status_code, done.status_code) == (422, 422, 302)
    assert "to be erased" in shown
    assert "Asked for by the person on" in answering
    assert Person.objects.get(pk=ana.person_id).erased_at
    assert browser.get(reverse("people:me")).status_code == 302, "signed out"
    assert ana.person.name not in text(desk.get(reverse("people:people")))


def test_a_wish_is_taken_back(ana, signed_in):
    browser = signed_in(ana)
    browser.post(reverse("people:erase-me"), {"sure": "on"})
    assert "The office answers within a month" in text(browser.get(reverse("people:erase-me")))

    browser.post(reverse("people:take-back-erasure"))

    assert not Erasure.objects.exists()


def test_declining_needs_a_reason_which_the_person_is_told(ana, office, signed_in):
    actions.ask_erasure(ana.person, at=NOW)
    desk, address = signed_in(office), reverse("people:decline-erasure", args=[ana.person_id])

    without = desk.post(address, {"because": ""})
    desk.post(address, {"because": "a vote runs until May"})
    again = desk.post(address, {"because": "again"})

    assert (without.status_code, again.status_code) == (422, 409)
    assert "a vote runs until May" in Notice.objects.get().body
    assert "a vote runs until May" in text(signed_in(ana).get(reverse("people:erase-me")))
    assert Notice.objects.count() == 1


def test_nobody_erases_the_own_row(office, signed_in):
    answer = signed_in(office).post(reverse("people:erase", args=[office.person_id]), {"because": "x", "sure": "on"})

    assert answer.status_code == 409
    assert "Nobody erases themselves" in text(answer)


def test_my_account_leads_to_all_of_it(signed_in):
    page = signed_in(account()).get(reverse("people:me")).content.decode()

    for name in ("seen", "data", "erase-me"):
        assert reverse(f"people:{name}") in page
