"""Searching certificates: the arrays agree with looking at every certificate, pages follow each other, nothing stale is shown."""

from datetime import date

import pytest

from entente.certification.actions import certificates as actions
from entente.certification.choices import CertificateState
from entente.certification.models import Certificate
from entente.certification.queries.certificate_asked import Asked
from entente.certification.queries.certificate_found import find, matches
from entente.certification.queries.certificate_register import load, register
from tests.factories import members
from tests.factories.certificates import AT, certificate, days

pytestmark = pytest.mark.django_db
DAY = AT.date()


def found(**said) -> list[str]:
    asked = Asked.read({name: value if isinstance(value, list) else [value] for name, value in said.items()})
    return [Certificate.objects.get(pk=pk).name for pk in matches(load(DAY), asked)]


@pytest.fixture
def three():
    certificate("Nordlys AS", name="Alpha gateway", stated="EAL4+,AVA_VAN.5", level="high", country="DE")
    certificate(
        "Égide SARL",
        name="Beta chip",
        stated="EAL2",
        level="substantial",
        country="FR",
        issued_on=date(2021, 1, 1),
        ends_on=date(2026, 1, 1),
    )
    certificate(
        "Nordlys AS", name="Gamma pass", scheme="cspn", stated="", level="one", issued_on=date(2024, 1, 1), ends_on=date(2027, 1, 1)
    )


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({}, ["Alpha gateway", "Beta chip", "Gamma pass"]),
        ({"q": "nordlys"}, ["Alpha gateway", "Gamma pass"]),
        ({"q": "egide"}, ["Beta chip"]),
        ({"q": "ava van 5"}, ["Alpha gateway"]),
        ({"status": "archived"}, ["Beta chip"]),
        ({"status": ["archived", "valid"], "scheme": "cspn"}, ["Gamma pass"]),
        ({"level": "EAL4+"}, ["Alpha gateway"]),
        ({"level": ["high", "one"]}, ["Alpha gateway", "Gamma pass"]),
        ({"level": "none"}, []),
        ({"country": "FR"}, ["Beta chip", "Gamma pass"]),
        ({"year": "2024"}, ["Gamma pass"]),
        ({"within": "60"}, ["Gamma pass"]),
        ({"within": "5"}, []),
        ({"sort": "newest"}, ["Alpha gateway", "Gamma pass", "Beta chip"]),
        ({"sort": "ending"}, ["Gamma pass", "Alpha gateway", "Beta chip"]),
        ({"scheme": "nowhere"}, []),
    ],
)
def test_filters_words_and_orders(three, said, names):
    assert found(**said) == names


def test_beside_a_choice_stands_what_choosing_it_would_show(three):
    held = load(DAY)
    asked = Asked.read({"scheme": ["eucc"]})

    counts = find(held, asked).counts

    for facet in ("status", "scheme", "level", "country", "year"):
        for value, count in counts[facet].items():
            chosen = {**asked.chosen, facet: (value,)}
            assert count == find(held, Asked(chosen=chosen)).total, (facet, value)


def test_pages_follow_each_other_without_gaps_whatever_the_order():
    for number in range(7):
        certificate(name=f"Product {number % 3}", issued_on=date(2025, 1, 1 + number % 2))
    held = load(DAY)
    for sort in ("name", "newest", "ending"):
        seen, asked = [], Asked(sort=sort)
        while True:
            page = find(held, asked, limit=3)
            seen += [int(held.ids[place]) for place in page.places]
            if not page.next:
                break
            asked = Asked(sort=sort, after=page.next)
        assert seen == matches(held, Asked(sort=sort))
        back = find(held, Asked(sort=sort, before=str(seen[6])), limit=3)
        assert [int(held.ids[place]) for place in back.places] == seen[3:6]


def test_the_arrays_are_never_stale_after_a_write(three):
    alpha = Certificate.objects.get(name="Alpha gateway")
    assert find(register(DAY), Asked()).valid == 2

    actions.set_state(alpha, CertificateState.WITHDRAWN, on=DAY, because="Keys leaked", by=None, at=AT)

    assert find(register(DAY), Asked()).valid == 1


def test_nothing_is_asked_twice(three, django_assert_num_queries):
    register(DAY)

    with django_assert_num_queries(1):
        find(register(DAY), Asked.read({"q": ["nordlys"], "status": ["valid"]}))


def test_the_certificates_of_an_organisation_are_those_the_office_confirmed():
    own = members.member("Nordlys AS", "NO")
    certificate(own, name="Mine")
    certificate("Nordlys  AS, formerly another", name="Not mine")

    assert found(organisation=own.slug) == ["Mine"]


@pytest.mark.parametrize("after", ["x", "-1", "99999999999999999999999", "٣", "1" * 18])
def test_a_place_that_is_none_begins_at_the_beginning(three, after):
    assert find(load(DAY), Asked(after=after)).first == 1


def test_the_status_of_another_day_is_that_days():
    certificate(name="Short", issued_on=date(2026, 1, 1), ends_on=date(2026, 2, 1))

    states = [load(date(2026, 1, 1) + days(count)).columns["status"].of(0) for count in (-1, 0, 30, 31)]
    assert states == ["none", "valid", "valid", "archived"]
