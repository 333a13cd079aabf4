"""What applies to me: what is on file for a country and a sector, with sources, and what is not."""

from datetime import date

import pytest

from tests.factories import certificates, dialogue
from tests.factories.market import asks, market
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
PAGE = "/exchange/applies/"


@pytest.fixture
def shipped(db):
    market()


def page(client, **asked):
    answer = client.get(PAGE, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_line_has_its_source_and_what_nobody_collected_says_so(client, shipped):
    asks("HR", "nis2-energy", "eucc", legal_base="Grid code, article 9")

    text = page(client, country="HR", sector="nis2-energy")

    assert "Grid code, article 9" in text
    assert "law.example" in text
    assert "Of 3 nobody collected it, which is not the same as nothing." in text
    assert "Nobody keeps a tracker of this country and sector here yet." in text


def test_a_tracker_s_latest_check_stands_there_with_its_source(client, shipped):
    act = dialogue.tracker("Act of the sea")
    dialogue.checked(act, "HR", phase="preparation", on=date(2026, 1, 5))
    dialogue.checked(act, "HR", on=date(2026, 2, 5))

    text = page(client, country="HR", sector="nis2-energy")

    assert "Act of the sea" in text
    assert "Official journal" in text
    assert "Transposed" in text
    assert "In preparation" not in text


def test_it_shows_what_the_organisation_holds_against_what_is_asked(client, shipped):
    asks("HR", "nis2-energy", "eucc")
    one = member("Holding Ltd", "HR")
    certificates.certificate(one, ends_on=date(2099, 1, 1), scheme="eucc")
    client.force_login(delegate(one), backend="allauth.account.auth_backends.AuthenticationBackend")

    text = page(client, country="HR", sector="nis2-energy")

    assert "opens it" in text


def test_a_member_s_page_begins_with_its_own_country(client, shipped):
    client.force_login(delegate(member(country="HR")), backend="allauth.account.auth_backends.AuthenticationBackend")

    assert '<option value="HR" selected>' in page(client)


def test_what_is_no_country_or_sector_is_asked_for_again(client):
    assert "Choose both a country and a sector." in page(client, country="ZZ", sector="none")
