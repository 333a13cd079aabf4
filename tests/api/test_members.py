"""Members by program: the same directory, rights and refusals as on the pages."""

from datetime import date
from typing import get_args

import pytest

from entente.api import members_input as given
from entente.api import members_schemas as schemas
from entente.members.actions import MOVES
from entente.members.choices import Kind, SizeClass, StandingKind
from entente.members.models import Organisation, Reference
from entente.members.numbers import Number
from entente.people.choices import Permission
from tests.factories.members import DAY, JOINED, applicant, delegate, member, organisation, partnership, pic
from tests.factories.people import account

pytestmark = pytest.mark.django_db


def names(answer) -> list[str]:
    return [one["name"] for one in answer.json()["items"]]


def test_everyone_reads_the_directory(call):
    member("Aurelia Sécurité", "FR", city="Paris", sectors=("demand-energy",))
    organisation("Known", "DE")

    answer = call("GET", "/members")

    assert answer.status_code == 200
    assert answer.json() == {
        "items": [
            {
                "slug": "aurelia-securite",
                "name": "Aurelia Sécurité",
                "short_name": "",
                "country": "FR",
                "city": "Paris",
                "kind": "sme",
                "category": "sme",
                "standing": "admitted",
                "size": "unknown",
                "sectors": ["demand-energy"],
                "member_since": "2016-07-05",
                "is_fictional": False,
            }
        ],
        "next": None,
    }


@pytest.mark.parametrize(
    "query", ["q=secur", "country=FR&country=BE", "category=sme", "kind=sme", "sector=nis2-energy", "standing=admitted&sort=joined"]
)
def test_filters_are_those_of_the_page(call, query):
    member("Aurelia Sécurité", "FR", sectors=("nis2-energy-gas",))
    member("Other", "DE", kind="university")

    assert names(call("GET", f"/members?{query}"))[0] == "Aurelia Sécurité"


def test_pages_are_walked_by_key(call):
    for letter in "CABED":
        member(letter, "FR")

    seen, after = [], ""
    while after is not None:
        answer = call("GET", f"/members?limit=2&after={after}").json()
        seen += [one["name"] for one in answer["items"]]
        after = answer["next"]

    assert seen == list("ABCDE")


@pytest.mark.parametrize("members", [1, 3])
def test_a_page_asks_three_questions_and_a_known_one_two(call, members, django_assert_num_queries):
    for _number in range(members):
        member()
    tag = call("GET", "/members")["ETag"]

    with django_assert_num_queries(4):
        call("GET", "/members")
    with django_assert_num_queries(2):
        assert call("GET", "/members", **{"if-none-match": tag}).status_code == 304


def test_an_answer_changes_its_tag_with_what_it_says(call):
    member()
    before = call("GET", "/members")["ETag"]
    member()

    assert call("GET", "/members")["ETag"] != before


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("after=nobody", "after"),
        ("sort=rank", "sort"),
        ("standing=boss", "standing.0"),
        ("on=never", "on"),
    ],
)
def test_what_is_not_understood_names_its_field(call, query, field):
    partnership()

    answer = call("GET", f"/members?{query}")

    assert answer.status_code == 422
    assert [name.removeprefix("asked.") for name in answer.json()["fields"]] == [field]


def test_the_choices_named_in_the_document_are_all_there_are():
    assert get_args(schemas.KINDS) == (*Kind.values, "none")
    assert set(get_args(schemas.STANDINGS)) == {*StandingKind.values, "known"}
    assert set(get_args(schemas.SIZES)) == set(SizeClass.values)
    assert set(get_args(given.MOVE)) == set(MOVES)


def test_another_day_is_for_the_office_and_auditors(call, token, auditor, commission):
    member("Aurelia", on=date(2018, 3, 1))

    assert call("GET", "/members?on=2018-02-28").status_code == 403
    assert call("GET", "/members?on=2018-02-28", token(commission)).status_code == 403
    assert names(call("GET", "/members?on=2018-02-28", token(auditor))) == []
    assert names(call("GET", "/members?on=2018-03-01", token(auditor))) == ["Aurelia"]


def test_counts_say_how_many_and_add_up(call):
    member("Aurelia", "FR")
    member("Bastion", "LI", kind="university")
    applicant("Waiting", "DE")

    said = call("GET", "/members/counts").json()

    assert (said["day"], said["total"], said["members"]) == ("2018-09-30", 2, 2)
    assert said["country"] == {"FR": 1, "LI": 1}
    assert sum(said["category"].values()) == sum(said["kind"].values()) == 2
    assert said["category"]["association"] == 0
    assert said["standing"] == {"admitted": 2, "applicant": 1}


def test_categories_are_read_by_everyone_and_written_by_the_office(call, token, office, auditor):
    partnership()
    body = [{"code": "all", "name": "Everybody", "kinds": ["sme", "university"]}]

    assert call("GET", "/categories").json()[0]["code"] == "rto-university"
    assert call("PUT", "/categories", "", body).status_code == 401
    assert call("PUT", "/categories", token(auditor), body).status_code == 403
    assert call("PUT", "/categories", token(office), body).json() == [{**body[0], "is_for_clusters": False}]
    assert call("PUT", "/categories", token(office), [{**body[0], "kinds": ["guild"]}]).status_code == 422


def test_one_organisation_within_what_the_caller_may_see(call, token, office):
    one = member("Aurelia", "FR", numbers=(pic(100000001), Number("register", "FR", "SECRET1")))
    own, foreign = delegate(one), delegate(member("Bastion"))

    public = call("GET", "/members/aurelia").json()

    assert public["identifiers"] == [{"scheme": "pic", "value": "100000001"}]
    assert public["delegations"] is None
    assert [row["standing"] for row in public["standings"]] == ["applicant", "admitted"]
    assert call("GET", "/members/aurelia", token(foreign, Permission.ORGANISATION_SPEAK)).json() == public
    for secret in (token(own, Permission.ORGANISATION_SPEAK), token(office)):
        inside = call("GET", "/members/aurelia", secret).json()
        assert {"scheme": "register", "value": "SECRET1"} in inside["identifiers"]
        assert [row["role"] for row in inside["delegations"]] == ["representative"]
    assert call("GET", "/members/nobody").status_code == 404


def test_the_office_adds_classifies_and_admits(call, token, office):
    partnership()
    secret = token(office)
    decision = {"room": "governance", "noun": "decision", "id": "7", "label": "Board of May, item 3"}

    added = call(
        "POST", "/members", secret, {"name": "Aurelia", "country": "EL", "identifiers": [{"scheme": "vat", "value": "EL094259216"}]}
    )
    call("POST", "/members/aurelia/kind", secret, {"kind": "sme", "on": "2018-01-01"})
    call("POST", "/members/aurelia/standing", secret, {"move": "apply", "on": "2018-04-01"})
    admitted = call("POST", "/members/aurelia/standing", secret, {"move": "admit", "on": "2018-05-01", "decision": decision})

    assert added.status_code == 201
    assert (added.json()["country"], added.json()["identifiers"]) == ("GR", [{"scheme": "vat", "value": "GR094259216"}])
    assert admitted.json()["standings"][-1] == {
        "standing": "admitted",
        "from_on": "2018-05-01",
        "to_on": None,
        "decision": "Board of May, item 3",
    }
    assert Reference.read(Organisation.objects.get().standings.known().get(kind="admitted").decision) == Reference(**decision)


def test_a_refusal_is_a_sentence(call, token, office):
    member("Aurelia", "FR")

    answer = call("POST", "/members/aurelia/standing", token(office), {"move": "admit", "on": "2018-05-01"})

    assert answer.status_code == 409
    assert answer.json() == {"error": "Aurelia is already admitted, since 5 July 2016.", "fields": {}}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"country": "FR"}, "name"),
        ({"name": "A", "country": "XX"}, "country"),
        ({"name": "A", "country": "FR", "website": "not one"}, "website"),
        ({"name": "A", "country": "FR", "region": "DE21"}, "region"),
        ({"name": "A", "country": "FR", "sectors": ["nowhere"]}, "sectors"),
        ({"name": "A", "country": "FR", "identifiers": [{"scheme": "pic", "value": "1"}]}, "identifiers.0.value"),
        ({"name": "A", "country": "FR", "unknown": 1}, "unknown"),
    ],
)
def test_a_field_that_is_not_right_is_named_and_nothing_is_added(call, token, office, body, field):
    partnership()

    answer = call("POST", "/members", token(office), body)

    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == [field]
    assert not Organisation.objects.exists()


def test_a_delegate_changes_the_profile_of_its_own_and_nothing_else(call, token):
    one = member("Aurelia", "FR")
    member("Bastion", "FR")
    secret = token(delegate(one), Permission.ORGANISATION_SPEAK)

    changed = call("PATCH", "/members/aurelia", secret, {"about": "We guard.", "expertise": ["D01"]})

    assert (changed.status_code, changed.json()["about"], changed.json()["expertise"]) == (200, "We guard.", ["D01"])
    assert call("PATCH", "/members/aurelia", secret, {"name": "Stolen"}).status_code == 403
    assert call("PATCH", "/members/bastion", secret, {"about": "Mine now"}).status_code == 403
    assert call("POST", "/members/aurelia/standing", secret, {"move": "leave", "on": "2018-05-01"}).status_code == 403
    assert Organisation.objects.get(pk=one.pk).name == "Aurelia"


def test_a_token_without_the_scope_speaks_for_nobody(call, token):
    one = member("Aurelia", "FR")

    assert call("PATCH", "/members/aurelia", token(delegate(one), all_scopes=False), {"about": "x"}).status_code == 403


def test_the_office_changes_everything_at_once_or_nothing(call, token, office):
    member("Aurelia", "FR", numbers=(pic(100000001),))
    member("Bastion", "FR", numbers=(pic(100000002),))
    secret = token(office)

    assert (
        call(
            "PATCH", "/members/aurelia", secret, {"name": "Aurelia Nova", "identifiers": [{"scheme": "pic", "value": "100000009"}]}
        ).status_code
        == 200
    )
    refused = call("PATCH", "/members/aurelia", secret, {"name": "Never", "identifiers": [{"scheme": "pic", "value": "100000002"}]})

    assert refused.status_code == 409
    assert "Bastion has one of these numbers" in refused.json()["error"]
    assert Organisation.objects.get(slug="aurelia").name == "Aurelia Nova"


def test_a_visitor_and_a_stranger_write_nothing(call, token):
    member("Aurelia", "FR")
    stranger = token(account())

    for method, path, body in (
        ("POST", "/members", {"name": "A", "country": "FR"}),
        ("PATCH", "/members/aurelia", {"about": "x"}),
        ("POST", "/members/aurelia/standing", {"move": "leave", "on": "2018-05-01"}),
        ("POST", "/members/aurelia/kind", {"kind": "sme", "on": "2018-05-01"}),
    ):
        assert call(method, path, "", body).status_code == 401
        assert call(method, path, stranger, body).status_code == 403
    assert Organisation.objects.get().standings.known().on(DAY).get().from_on == JOINED


def test_who_speaks_for_it_confirms_the_profile(call, token, office):
    one = member("Aurelia")
    ana = delegate(one)

    refused = call("POST", "/members/aurelia/confirmation", token(office))
    done = call("POST", "/members/aurelia/confirmation", token(ana, Permission.ORGANISATION_SPEAK))

    assert (refused.status_code, done.status_code) == (403, 200)
    assert done.json()["confirmation"]["holds_until"] == one.confirmations.get().holds_until.isoformat()
