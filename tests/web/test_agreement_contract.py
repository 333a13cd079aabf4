"""How far the contract is: live for office and auditor, as released for everyone else."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from entente.reporting.actions import release
from tests.factories import agreement as make
from tests.factories.people import person
from tests.web.reading import words

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)


def filled():
    """A contract with EUR 1,000 EU money and accepted lines of many, so that a release shows them."""
    contract = make.contract()
    make.project(eu_contribution=Decimal(1000), total_cost=Decimal(1200))
    for grade, amount in (("A", "500"), ("B", "400"), ("C", "300")):
        for _number in range(4):
            make.accepted(amount=amount, grade=grade)
    return contract


def released(contract):
    return release(contract, as_of=DAY, known_by=DAY, by=person(), at=datetime(2018, 10, 1, tzinfo=UTC))


def test_without_a_contract_the_page_says_what_to_do_next(client, signed_in, office):
    assert "The office loads it" in words(client.get("/contract/"))
    assert "Load a contract" in words(signed_in(office).get("/contract/"))


def test_without_a_release_visitors_are_told_so_and_see_what_was_agreed(client, commission, signed_in):
    filled()

    for reader in (client, signed_in(commission)):
        said = words(reader.get("/contract/"))
        assert "No release yet" in said
        assert "€" not in said
    assert client.get("/contract/terms/").status_code == 200


def test_a_release_is_what_everyone_sees(client, commission, signed_in):
    released(filled())
    make.accepted(amount="7000", grade="A")

    for reader in (client, signed_in(commission)):
        said = words(reader.get("/contract/"))
        assert "Between 2.00 and 4.80 private euros for each EU euro" in said
        assert "Release of 30 September 2018" in said
        assert "Private means paid by: large company, SME, end user, operator, association, among the members" in said
        assert "Companies only" not in said


def test_the_office_sees_live_figures_of_any_day(signed_in, office, auditor):
    released(filled())
    make.accepted(amount="7000", grade="A", year=2018)

    for reader in (office, auditor):
        assert "Between 9.00 and 11.80 private euros" in words(signed_in(reader).get("/contract/"))
        earlier = words(signed_in(reader).get("/contract/?as_of=2017-12-31&known_by=2018-09-30"))
        assert "Between 2.00 and 4.80 private euros" in earlier
        assert "1 of a later year" in earlier
        assert "Companies only" in earlier


def test_nobody_else_chooses_a_day(client, commission, signed_in):
    released(filled())

    assert client.get("/contract/?as_of=2017-12-31").status_code == 403
    assert signed_in(commission).get("/contract/?known_by=2017-12-31").status_code == 403


def test_a_day_that_is_none_is_answered_in_words(signed_in, office):
    filled()

    answer = signed_in(office).get("/contract/?as_of=yesterday")

    assert answer.status_code == 422
    assert "Enter a valid date" in words(answer)


def test_a_day_before_anything_was_known_says_so(signed_in, office):
    filled()

    assert "On 2010-01-01 nothing was known yet" in words(signed_in(office).get("/contract/?as_of=2010-01-01"))


def test_the_pictures_have_a_title_and_their_table(signed_in, office):
    filled()

    page = signed_in(office).get("/contract/").content.decode()

    assert page.count("<figure") == page.count('<svg class="plot') == 2
    assert page.count("the same figures stand in the table below</title>") == 2
    assert page.count("<figcaption>") == 2


def test_a_figure_leads_to_its_why(signed_in, office):
    filled()
    client = signed_in(office)
    page = client.get("/contract/").content.decode()

    addresses = {part.split('"')[0].replace("&amp;", "&") for part in page.split('href="')[1:] if part.startswith("/contract/why/")}

    assert len(addresses) > 10
    assert {client.get(address).status_code for address in addresses} == {200}


@pytest.mark.parametrize("lines", [1, 3])
def test_the_released_page_asks_the_database_the_same_however_long_the_ledger(client, lines, django_assert_num_queries):
    contract = filled()
    for _number in range(lines):
        make.accepted()
    released(contract)

    with django_assert_num_queries(3):
        client.get("/contract/")
