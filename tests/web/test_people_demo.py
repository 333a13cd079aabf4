"""One-click sign-in: open only when setting, data and listener all say so."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from entente.members import actions as members
from entente.members.choices import DelegationRole
from entente.members.models import Partnership
from entente.people.models import Account
from entente.web.people.demo import KINDS
from tests.factories.members import organisation
from tests.factories.people import person

pytestmark = pytest.mark.django_db
HERE = {"host": "127.0.0.1:8000"}


@pytest.fixture
def demo(settings, office):
    """All conditions met, with one account of a kind."""
    settings.DEMO, settings.DEMO_PUBLIC = True, False
    Partnership.objects.create(name="A demonstration", is_demo=True)
    office.email = KINDS["office"]
    office.save()
    return office


def statuses(**request) -> tuple[int, int]:
    """The page, and the click."""
    client, request = Client(), {"headers": HERE} | request
    return client.get(reverse("people:demo"), **request).status_code, client.post(
        reverse("people:demo-sign-in", args=["office"]), **request
    ).status_code


def test_one_click_signs_in(demo):
    client = Client(headers=HERE)

    page = client.get(reverse("people:demo")).content.decode()
    client.post(reverse("people:demo-sign-in", args=["office"]))

    assert demo.person.name in page
    assert "Keeps people, members and the contract right" in page
    assert client.session["_auth_user_id"] == str(demo.pk)


def test_opening_the_address_signs_nobody_in(demo):
    client = Client(headers=HERE)

    assert client.get(reverse("people:demo-sign-in", args=["office"])).status_code == 405
    assert "_auth_user_id" not in client.session


def test_without_the_setting_it_is_closed(demo, settings):
    settings.DEMO = False

    assert statuses() == (404, 404)


def test_without_the_marker_in_the_data_it_is_closed(demo):
    Partnership.objects.update(is_demo=False)

    assert statuses() == (404, 404)


@pytest.mark.parametrize(
    "request_of",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "nonsense"},
        {"headers": {"host": "testserver"}},
        *({"headers": HERE | {header: "192.0.2.7"}} for header in ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")),
    ],
)
def test_from_elsewhere_or_through_a_proxy_it_is_closed(demo, request_of):
    assert statuses(**request_of) == (404, 404)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "localhost:9", "[::1]", "[::1]:8000"])
def test_this_machine_has_several_names(demo, host):
    assert statuses(headers={"host": host}) == (200, 302)


def test_the_public_setting_lifts_the_listener_and_nothing_else(demo, settings):
    settings.DEMO_PUBLIC = True
    assert statuses(REMOTE_ADDR="192.0.2.7", headers={"host": "testserver"}) == (200, 302)

    settings.DEMO = False
    assert statuses() == (404, 404)
    settings.DEMO = True
    Partnership.objects.update(is_demo=False)
    assert statuses() == (404, 404)


@pytest.mark.parametrize("kind", ["nobody", "auditor"])
def test_only_the_people_of_the_demonstration_are_offered(demo, kind):
    assert Client(headers=HERE).post(reverse("people:demo-sign-in", args=[kind])).status_code == 404


def test_a_closed_account_is_not_offered(demo):
    Account.objects.update(is_active=False)
    client = Client(headers=HERE)

    assert demo.person.name not in client.get(reverse("people:demo")).content.decode()
    assert client.post(reverse("people:demo-sign-in", args=["office"])).status_code == 404


def test_a_delegate_is_shown_with_the_organisation(demo):
    delegate = person("Dana")
    Account.objects.create(person=delegate, email=KINDS["delegate"], created_at=timezone.now())
    firm = organisation()
    members.delegate(delegate, firm, DelegationRole.REPRESENTATIVE, on=timezone.localdate(), by=None, at=timezone.now())

    page = Client(headers=HERE).get(reverse("people:demo")).content.decode()

    assert "Speaks for a member organisation" in page
    assert str(firm) in page


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", True), ("testserver", False)])
def test_the_sign_in_page_leads_there_only_where_it_is_open(demo, host, shown):
    page = Client(headers={"host": host}).get(reverse("account_login")).content.decode()

    assert (reverse("people:demo") in page) == shown
