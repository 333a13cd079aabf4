"""The page behind a single-use link, and the mail that carries it."""

import re
from datetime import timedelta

import pytest
from django.core.mail.backends import locmem
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from entente.people import actions
from entente.people.models import Account, Invitation
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(db):
    return person("Ana Kovač")


@pytest.fixture
def link(ana) -> str:
    return reverse("people:come-in", args=[actions.invite(ana, ana.email, by=None, at=timezone.now())])


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_the_office_invites_by_mail_and_the_link_lets_in(signed_in, office, ana, mailoutbox):
    answer = signed_in(office).post(reverse("people:invite", args=[ana.pk]), follow=True)
    link = re.search(r"http://127.0.0.1:8000(/people/come-in/\S+)", mailoutbox[0].body)[1]
    newcomer = Client()
    came = newcomer.post(link)

    assert f"was sent to {ana.email}" in answer.content.decode()
    assert mailoutbox[0].to == [ana.email]
    assert f"{office.person.name} invites you" in mailoutbox[0].body
    assert came["Location"] == reverse("people:welcome")
    assert who(newcomer) == str(Account.objects.get(person=ana).pk)


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_what_scanners_of_mail_do_uses_nothing_up(client, ana, link, method):
    for _time in range(3):
        getattr(client, method)(link)

    assert Invitation.objects.get().used_at is None
    assert not Account.objects.filter(person=ana).exists()
    assert who(client) is None
    assert client.post(link).status_code == 302


def test_opening_the_link_says_whom_it_is_for(client, ana, link):
    page = client.get(link)

    assert page.status_code == 200
    assert "Good day, Ana Kovač" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("why", ["used", "late", "unknown"])
def test_a_link_that_no_longer_opens_says_so(client, link, method, why):
    if why == "used":
        Client().post(link)
    if why == "late":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    address = reverse("people:come-in", args=["unknown"]) if why == "unknown" else link

    answer = getattr(client, method)(address)

    assert answer.status_code == 410
    assert "This link has been used or has run out. Ask the office for a new one." in answer.content.decode()
    assert who(client) is None


def test_the_session_of_somebody_else_gives_way(signed_in, office, ana, link):
    browser = signed_in(office)

    assert "that session ends" in browser.get(link).content.decode()
    browser.post(link)

    assert who(browser) == str(Account.objects.get(person=ana).pk)


def test_whoever_came_in_sets_a_password_and_comes_back_by_it(client, ana, link):
    client.post(link)
    welcome = client.get(reverse("people:welcome")).content.decode()
    chosen = {"password1": "four words do fit", "password2": "four words do fit", "next": reverse("people:welcome")}
    answer = client.post(reverse("account_set_password"), chosen)
    again = Client()
    again.post(reverse("account_login"), {"login": ana.email, "password": "four words do fit"})

    assert "How will you come back?" in welcome
    assert reverse("account_set_password") in welcome
    assert answer["Location"] == reverse("people:welcome")
    assert who(again) == str(ana.account.pk)


def test_without_a_mail_server_the_mail_lies_in_a_file_and_the_page_says_so(signed_in, office, ana, settings, tmp_path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", str(tmp_path)

    answer = signed_in(office).post(reverse("people:invite", args=[ana.pk]), follow=True)

    assert "the mail lies as a file in the folder mail" in answer.content.decode()
    assert "/people/come-in/" in next(tmp_path.iterdir()).read_text()


def test_a_mail_that_cannot_be_sent_is_said(signed_in, office, ana, monkeypatch):
    def broken(*arguments, **options):
        raise ConnectionRefusedError

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", broken)

    answer = signed_in(office).post(reverse("people:invite", args=[ana.pk]))

    assert answer.status_code == 502
    assert "The mail could not be sent" in answer.content.decode()


def test_a_line_break_in_a_name_does_not_reach_the_head_of_the_mail(signed_in, office, ana, mailoutbox):
    from entente.members.models import Partnership

    Partnership.objects.create(name="A partnership\nBcc: everybody@example.org")

    signed_in(office).post(reverse("people:invite", args=[ana.pk]))

    assert mailoutbox[0].subject == "Your way in to A partnership Bcc: everybody@example.org"
    assert mailoutbox[0].recipients() == [ana.email]
