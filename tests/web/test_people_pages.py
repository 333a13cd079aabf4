"""The office keeps people by page: the list, adding, changing; and nobody else does."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from entente.people.models import Person
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(signed_in, office) -> Client:
    return signed_in(office)


def page_of(somebody: Person) -> str:
    return reverse("people:person", args=[somebody.pk])


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_asks_the_database_the_same_however_long(desk, people, django_assert_num_queries):
    for _number in range(people):
        person()
    desk.get(reverse("people:people"))

    with django_assert_num_queries(8):
        desk.get(reverse("people:people"))


def test_the_list_is_read_page_by_page_and_everyone_comes_once(desk, office):
    everyone = {person(f"Ana {number % 7}").pk for number in range(120)} | {office.person_id}
    address, seen = reverse("people:people"), []

    while address:
        page = desk.get(address).content.decode()
        seen += [int(pk) for pk in re.findall(r'<td><a href="/people/(\d+)/">', page)]
        more = re.search(r'rel="next" href="(\?[^"]+)"', page)
        address = reverse("people:people") + more[1].replace("&amp;", "&") if more else ""

    assert len(seen) == len(everyone) == 121
    assert set(seen) == everyone


@pytest.mark.parametrize("query", ["q=kov", "q=KOVAČ+ana"])
def test_a_person_is_found_by_words_of_the_name(desk, query):
    ana = person("Ana Kovač")
    person("Bruno")

    page = desk.get(f"{reverse('people:people')}?{query}").content.decode()

    assert page_of(ana) in page
    assert "Bruno" not in page


@pytest.mark.parametrize("query", ["q=nobody", "q=%00", "q=---", "after=x", "after=" + "9" * 5000, "q=" + "a" * 5000])
def test_odd_questions_are_answered_with_a_page(desk, query):
    assert desk.get(f"{reverse('people:people')}?{query}").status_code == 200


def test_nobody_found_says_what_to_do_next(desk):
    page = desk.get(f"{reverse('people:people')}?q=nobody").content.decode()

    assert "Nobody's name has words that begin with" in page.replace("&#x27;", "'")
    assert reverse("people:add") in page


def test_adding_somebody_leads_to_the_page_that_invites(desk):
    answer = desk.post(reverse("people:add"), {"name": "Ana Kovač", "email": "ana@example.org"})
    ana = Person.objects.get(email="ana@example.org")

    assert answer["Location"] == page_of(ana)
    assert "Invite" in desk.get(page_of(ana)).content.decode()


@pytest.mark.parametrize(("data", "status"), [({}, 422), ({"name": "Ana", "email": "nobody"}, 422), ({"name": "Ana\x00"}, 422)])
def test_a_wrong_person_is_not_added(desk, data, status):
    before = Person.objects.count()

    answer = desk.post(reverse("people:add"), data)

    assert answer.status_code == status
    assert "This was not saved" in answer.content.decode()
    assert Person.objects.count() == before


def test_a_name_is_changed(desk):
    ana = person("Ana")

    desk.post(reverse("people:change", args=[ana.pk]), {"name": "Ana Kovač", "email": ana.email})

    assert Person.objects.get(pk=ana.pk).name == "Ana Kovač"


def test_an_address_that_is_taken_is_refused_on_the_page(desk, office):
    ana = person("Ana")

    answer = desk.post(reverse("people:change", args=[ana.pk]), {"name": "Ana", "email": office.email})

    assert answer.status_code == 409
    assert "already belongs to somebody else" in answer.content.decode()


NO_ARGUMENT = ["people:people", "people:add", "people:me", "people:welcome", "people:make-token"]
OF_A_PERSON = ["people:person", "people:change", "people:invite", "people:close", "people:reopen", "people:give-role"]
OFFICE_PAGES = [*NO_ARGUMENT[:2], *OF_A_PERSON]


@pytest.mark.parametrize("kind", ["auditor", "commission", "assessor"])
@pytest.mark.parametrize("name", OFFICE_PAGES)
def test_only_the_office_keeps_people(signed_in, request, kind, name):
    somebody = request.getfixturevalue(kind)
    address = reverse(name, args=[] if name in NO_ARGUMENT else [somebody.person_id])
    method = "get" if name in {"people:people", "people:person"} else "post"

    answer = getattr(signed_in(somebody), method)(address)

    assert answer.status_code == 403
    assert "This needs the right to invite people" in answer.content.decode()


@pytest.mark.parametrize("name", [*NO_ARGUMENT, *OF_A_PERSON, "people:end-token", "people:end-role"])
def test_a_visitor_is_asked_to_sign_in(client, auditor, name):
    address = reverse(name, args=[] if name in NO_ARGUMENT else [auditor.person_id] * (2 if name == "people:end-role" else 1))

    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))
