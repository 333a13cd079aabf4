"""Audiences resolved against the rooms that hand them down."""

from datetime import date

import pytest

from entente.members.actions import end_delegation
from entente.members.models import Delegation
from entente.notices.queries import explained, read, resolve
from entente.notices.refusals import CannotResolve
from entente.people.choices import RoleCode
from tests.factories.members import delegate, member, organisation, partnership
from tests.factories.notices import GROUPS, group, people
from tests.factories.people import LONG_AGO, account

TODAY = date(2026, 3, 2)

pytestmark = pytest.mark.django_db


def meant(expression: str) -> set[int]:
    return set(resolve([read(expression)], TODAY)[0])


def test_people_are_meant_by_number_and_by_role():
    one, office = people(1)[0], account(RoleCode.OFFICE).person

    assert meant(f"person:{one.pk}") == {one.pk}
    assert meant("role:office") == {office.pk}
    assert meant("role:office and not role:office") == set()


def test_members_hand_down_their_categories_kinds_countries_sectors_and_delegates():
    partnership()
    french = delegate(member(country="FR", kind="sme", sectors=("demand-energy",))).person
    german = delegate(member(country="DE", kind="large_company"), "deputy").person
    outside = delegate(organisation(country="FR")).person

    assert meant("country:FR") == meant("category:sme") == meant("kind:sme") == meant("sector:demand-energy") == {french.pk}
    assert meant("country:FR,DE") == meant("standing:admitted") == {french.pk, german.pk}
    assert meant("delegates:deputy") == {german.pk}
    assert outside.pk not in meant("country:FR") | meant("standing:admitted")


def test_a_sector_means_its_subsectors_too():
    electricity = delegate(member(sectors=("nis2-energy-electricity",))).person

    assert meant("sector:nis2-annex-1") == meant("sector:nis2-energy") == {electricity.pk}


def test_one_organisation_is_meant_whatever_its_standing():
    one = organisation(name="Fictional Harbour")
    somebody = delegate(one).person
    nobody = organisation(name="Fictional Lighthouse")

    assert meant(f"organisation:{one.slug}") == {somebody.pk}
    assert meant(f"organisation:{nobody.slug}") == set()


def test_who_left_is_meant_no_more():
    somebody = delegate(member(country="FR")).person
    end_delegation(Delegation.objects.known().get(person=somebody), on=TODAY, by=None, at=LONG_AGO)

    assert meant("country:FR") == set()


def test_everyone_meant_is_told_why():
    anna = delegate(member(country="FR")).person
    group("WG3", anna)

    (told,) = explained(read("group:WG3 and country:FR and not role:auditor"), TODAY)

    assert (told.person, told.name, told.email) == (anna.pk, anna.name, anna.email)
    assert told.reasons == ("because you act for a member in France", "because you are in WG3")


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("group:WG4", "There is no group “WG4”. Did you mean WG3?"),
        ("country:XX", "There is no country “XX”."),
        ("gruop:WG3", "No audience is called “gruop”. There are: "),
        ("group:WG3 an country:FR", "At sign 11 stands “an”; expected here: and, or, or the end."),
        ("person:nobody", "There is no person “nobody”."),
    ],
)
def test_what_does_not_exist_is_refused_in_words(typed, refusal):
    group("WG3")

    with pytest.raises(CannotResolve) as refused:
        meant(typed)

    assert str(refused.value).startswith(refusal)


def test_a_value_without_people_is_not_unknown():
    partnership()

    assert meant("country:MT") == meant("category:sme") == set()


@pytest.mark.parametrize("count", [1, 3])
def test_thirty_audiences_ask_each_noun_once(count, django_assert_num_queries):
    for _ in range(count):
        delegate(member(country="FR", kind="sme", sectors=("demand-energy",)))
    group("WG3", *people(count))
    texts = ["country:FR", "sector:demand-energy and not group:WG3", "role:office or kind:sme", "not country:FR"] * 7 + [
        "group:WG3",
        "kind:sme",
    ]
    expressions = [read(text) for text in texts]
    GROUPS.asked = 0

    with django_assert_num_queries(5):  # who acts for whom, what organisations are, sectors, role, everyone
        found = resolve(expressions, TODAY)

    assert GROUPS.asked == 1
    assert len(found[0]) == count
