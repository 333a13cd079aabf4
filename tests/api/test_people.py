"""The office keeps people by program; bad input is answered in sentences."""

import pytest

from entente.people.choices import Permission
from entente.people.models import Holding, Person, Role
from tests.factories.people import person

pytestmark = pytest.mark.django_db
INVALID = "Some of what was sent is not right; nothing was changed."


def test_the_office_adds_a_person_and_gives_a_role(call, token, office):
    secret = token(office)

    added = call("POST", "/people", secret, {"name": "Ana Kovač", "email": "Ana@Example.org"})
    given = call("POST", f"/people/{added.json()['id']}/roles", secret, {"role": "assessor", "country": "HR", "on": "2018-09-01"})

    assert added.status_code == 201
    assert added.json() == {"id": added.json()["id"], "name": "Ana Kovač", "email": "ana@example.org", "has_account": False, "roles": []}
    assert given.status_code == 201
    assert given.json() == {"role": "assessor", "country": "HR", "from_on": "2018-09-01", "to_on": None}


def test_people_are_paged_by_name_and_every_one_comes_once(call, token, office):
    names = ["Zoë", "Ana", "Łukasz", "Ana", "Bruno"]
    people = {person(name).pk for name in names} | {office.person_id}
    secret, seen, after = token(office), [], ""

    while after is not None:
        answer = call("GET", f"/people?limit=2&after={after}", secret).json()
        seen += answer["items"]
        after = answer["next"]

    assert [one["id"] for one in seen] == sorted(people, key=lambda pk: (Person.objects.get(pk=pk).name_key, pk))
    assert len(seen) == len(people)


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_asks_the_database_the_same_however_long(call, token, office, people, django_assert_num_queries):
    secret = token(office)
    call("GET", "/people", secret)
    for _number in range(people):
        person()

    with django_assert_num_queries(4):
        call("GET", "/people", secret)


def test_words_of_the_name_find_a_person_without_accents(call, token, office):
    found = person("Łukasz Müller")

    answer = call("GET", "/people?q=mull+luk", token(office))

    assert [one["id"] for one in answer.json()["items"]] == [found.pk]


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, {"name": ["This is missing."]}),
        ({"name": 1}, {"name": ["This must be text."]}),
        ({"name": "Ana", "admin": True}, {"admin": ["This is not known here."]}),
        ({"name": "A" * 201}, {"name": ["String should have at most 200 characters."]}),
    ],
)
def test_each_wrong_field_gets_its_sentence(call, token, office, body, fields):
    answer = call("POST", "/people", token(office), body)

    assert answer.status_code == 422
    assert answer.json() == {"error": INVALID, "fields": fields}


@pytest.mark.parametrize("body", ["{", "", "not json", b"\xff\xfe", '{"name": "' + "[" * 10])
def test_a_body_that_is_not_json_changes_nothing(call, token, office, body):
    before = Person.objects.count()

    answer = call("POST", "/people", token(office), body)

    assert answer.status_code in {400, 422}
    assert set(answer.json()) == {"error", "fields"}
    assert Person.objects.count() == before


@pytest.mark.parametrize("name", ["a\x00b", "\ud800"])
def test_characters_that_no_database_keeps_are_refused(call, token, office, name):
    answer = call("POST", "/people", token(office), {"name": name})

    assert answer.status_code == 422
    assert "cannot be kept" in answer.json()["error"]


@pytest.mark.parametrize(
    "query", ["q=%00", "limit=0", "limit=201", "limit=x", "after=nonsense", "after=WyJhIl0", "after=" + "W" * 2001, "after=W251bGwsIHt9XQ"]
)
def test_wrong_queries_are_answered_in_words(call, token, office, query):
    answer = call("GET", f"/people?{query}", token(office))

    assert answer.status_code == 422
    assert set(answer.json()) == {"error", "fields"}


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({"role": "assessor"}, "An assessor assesses one country; say which."),
        ({"role": "assessor", "country": "ZZ"}, "ZZ is not a country; use its two letters of ISO 3166-1, such as FR or GR."),
        ({"role": "auditor", "country": "FR"}, "Only an assessor's role is tied to a country; leave the country out."),
    ],
)
def test_a_refused_role_is_a_conflict_in_words(call, token, office, body, sentence):
    answer = call("POST", f"/people/{person().pk}/roles", token(office), body)

    assert answer.status_code == 409
    assert answer.json() == {"error": sentence, "fields": {}}


def test_nobody_unknown_is_given_a_role(call, token, office):
    answer = call("POST", "/people/999999999999999999999/roles", token(office), {"role": "auditor"})

    assert answer.status_code == 404
    assert set(answer.json()) == {"error", "fields"}


@pytest.mark.parametrize("kind", ["auditor", "commission", "assessor"])
def test_only_the_office_keeps_people(call, token, request, kind):
    somebody = request.getfixturevalue(kind)
    secret = token(somebody)
    held = Holding.objects.count()

    assert call("GET", "/people", secret).status_code == 403
    assert call("POST", "/people", secret, {"name": "Ana"}).status_code == 403
    assert call("POST", f"/people/{somebody.person_id}/roles", secret, {"role": "office"}).status_code == 403
    assert Holding.objects.count() == held


def test_every_permission_is_listed_with_what_it_allows(call, token, auditor):
    rights = call("GET", "/permissions", token(auditor)).json()

    assert [right["code"] for right in rights] == [permission.value for permission in Permission]
    assert {right["code"] for right in rights if right["held"]} == set(Role.objects.get(code="auditor").permissions)


def test_what_has_not_changed_is_not_sent_again(call, token, office):
    secret = token(office)
    first = call("GET", "/people", secret)

    again = call("GET", "/people", secret, **{"if-none-match": first["ETag"]})
    person("Newcomer")
    changed = call("GET", "/people", secret, **{"if-none-match": first["ETag"]})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_a_person_is_changed_by_what_is_sent_and_by_nothing_else(call, token, office):
    from entente.people.models import Person

    secret = token(office)
    ana = call("POST", "/people", secret, {"name": "Ana", "email": "ana@x.example"}).json()["id"]

    changed = call("PATCH", f"/people/{ana}", secret, {"phone": "555", "languages": ["fr", "de"]})
    wrong = call("PATCH", f"/people/{ana}", secret, {"languages": ["xx"]})

    assert (changed.status_code, wrong.status_code) == (200, 409)
    assert Person.objects.values_list("name", "email", "phone", "languages").get(pk=ana) == ("Ana", "ana@x.example", "555", ["fr", "de"])


def test_addresses_ground_and_work_are_kept_by_a_program(call, token, office):
    from tests.factories.members import member

    secret, aurelia = token(office), member("Aurelia")
    ana = call("POST", "/people", secret, {"name": "Ana", "email": "ana@x.example"}).json()["id"]

    added = call("POST", f"/people/{ana}/addresses", secret, {"email": "ana@y.example"}).json()
    call("POST", f"/people/{ana}/addresses/{added['id']}/prefer", secret)
    ground = call("PUT", f"/people/{ana}/ground", secret, {"source": "event", "said": "Plenary", "basis": "consent"})
    work = call("POST", f"/people/{ana}/organisations", secret, {"organisation": aurelia.slug, "role": "expert", "job_title": "Engineer"})
    seen = call("GET", f"/people/{ana}", secret).json()
    left = call("POST", f"/people/{ana}/left", secret, {"organisation": aurelia.slug, "because": "retired"})

    assert (ground.status_code, work.status_code, left.status_code) == (200, 201, 200)
    assert [(one["email"], one["is_preferred"]) for one in seen["addresses"]] == [("ana@x.example", False), ("ana@y.example", True)]
    assert (seen["ground"]["basis"], seen["organisations"][0]["job_title"]) == ("consent", "Engineer")
    assert [one["role"] for one in left.json()] == ["expert"]
    assert call("POST", f"/people/{ana}/left", secret, {"organisation": aurelia.slug, "because": "again"}).status_code == 409
    assert call("GET", f"/people/{ana}", secret).json()["organisations"] == []


def test_two_rows_are_made_one_and_the_former_number_answers_as_the_kept_one(call, token, office):
    from tests.factories.people import person

    secret, kept, gone = token(office), person("Ana Ek"), person("Ana Ek")

    pairs = call("GET", "/people/duplicates", secret).json()
    done = call("POST", f"/people/{kept.pk}/merge", secret, {"gone": gone.pk, "because": "met her"})

    assert [(pair["kept"], pair["gone"]) for pair in pairs] == [(kept.pk, gone.pk)]
    assert (done.status_code, done.json()["left"]) == (200, {})
    assert call("GET", f"/people/{gone.pk}", secret).json()["id"] == kept.pk
    assert call("POST", f"/people/{kept.pk}/merge", secret, {"gone": gone.pk}).status_code == 404


def test_the_table_is_what_the_import_reads(call, token, office):
    from tests.factories.members import delegate, member

    delegate(member("Aurelia"), "expert")

    lines = call("GET", "/people/table?limit=200", token(office)).json()["items"]

    assert [(line["organisation"], line["role"]) for line in lines if line["role"]] == [("Aurelia", "expert")]


def test_what_is_kept_is_handed_out_to_the_office(call, token, office):
    sections = call("POST", f"/people/{office.person_id}/data", token(office)).json()

    assert sections[0]["rows"][0] == {"fact": "name", "value": office.person.name}


@pytest.mark.parametrize("path", ["/people/duplicates", "/people/table"])
def test_lists_of_people_are_the_offices(call, token, auditor, path):
    assert call("GET", path, token(auditor)).status_code == 403
