"""The first page: the answer in words, from the latest release."""

from datetime import UTC, date, datetime

import pytest

from entente.reporting.actions import release
from tests.factories import agreement, members

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(office):
    contract = agreement.contract()
    for _ in range(4):
        agreement.accepted(amount="1000000.00", at=datetime(2018, 2, 1, tzinfo=UTC))
    agreement.project(eu_contribution=2_000_000, total_cost=2_000_000)
    at = datetime(2018, 10, 1, 12, tzinfo=UTC)
    return release(contract, as_of=date(2018, 9, 30), known_by=date(2018, 9, 30), by=office.person, at=at)


def test_it_says_how_far_the_partnership_is(client, published):
    page = client.get("/").content.decode()

    assert "have come: 0 % of the amount after 50 % of the time" in page
    assert "€\u00a06\u00a0m" in page
    assert "4 members from one country carry a contract signed on 5 July 2016." in page


def test_without_a_release_it_says_how_to_begin(client, db):
    page = client.get("/").content.decode()

    assert "The office begins with the members and the contract" in page


@pytest.mark.parametrize("more", [1, 3])
def test_a_visitor_costs_the_same_few_queries_whatever_the_size(client, published, more, django_assert_num_queries):
    for _ in range(more):
        members.member()
    client.get("/")

    with django_assert_num_queries(4):
        client.get("/")


def test_security_txt_says_whom_to_tell(client, db):
    said = client.get("/.well-known/security.txt").content.decode()

    assert said.startswith("Contact: mailto:security@localhost\nExpires: 20")
