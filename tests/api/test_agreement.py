"""The contract by program: published for everyone, lines for their organisation, decisions for the office."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from entente.agreement.models import Answer, Decision, Declaration
from entente.people import actions as people
from entente.people.choices import Permission
from entente.reporting.actions import release
from tests.agreement.test_accessions import sign
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import person

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)
LINE = {"year": 2017, "activity": "training", "amount": "1500.50", "grade": "C"}


@pytest.fixture
def speaking():
    """A token of somebody who speaks for an organisation."""

    def make_token(one) -> str:
        who = members.delegate(one)
        scopes = [Permission.ORGANISATION_SPEAK]
        return people.make_token(who.person, "test", scopes, lasts=timedelta(days=1), at=timezone.now())

    return make_token


def filled():
    contract = make.contract()
    make.project(eu_contribution=Decimal(1000), total_cost=Decimal(1200))
    for grade, amount in (("A", "500"), ("B", "400"), ("C", "300")):
        for _number in range(4):
            make.accepted(amount=amount, grade=grade)
    return contract


def released():
    return release(filled(), as_of=DAY, known_by=DAY, by=person(), at=datetime(2018, 10, 1, tzinfo=UTC))


def test_what_was_agreed_is_public(call):
    make.contract()

    said = call("GET", "/contract").json()

    assert (said["code"], said["first_day"], said["last_day"]) == ("ecs-2016", "2016-07-05", "2020-12-31")
    assert said["terms"] == {"eu_amount": "450000000.00", "factor": "3.000", "total_amount": "1800000000.00", "from_on": "2016-07-05"}
    assert [party["side"] for party in said["parties"]] == ["public", "private"]
    assert said["private"]["kinds"] == ["association", "end_user", "large_company", "operator", "sme"]
    assert "Strasbourg" in said["sources"]["place"]["note"]


def test_without_a_contract_nothing_is_found(call):
    for path in ("/contract", "/contract/scope", "/contract/leverage", "/contract/accessions"):
        assert call("GET", path).status_code == 404


def test_the_scope_is_public_with_the_rule_that_decided_and_paged(call):
    make.contract()
    keys = [make.project(eu_contribution=Decimal(10)).key for _number in range(3)]
    make.project("ICT-35-2016")

    first = call("GET", "/contract/scope?limit=2").json()
    second = call("GET", f"/contract/scope?limit=2&after={first['next']}").json()

    assert [item["key"] for item in first["items"] + second["items"]] == keys
    assert second["next"] is None
    assert first["counts"] == {"in": 3, "out": 1, "undated": 0, "before": 0}
    assert first["eu"] == {"projects": 3, "total_cost": None, "stated": "30.00", "low": "30.00", "high": "30.00"}
    assert first["items"][0]["because"] == "Included by DS-??-2016 from 5 July 2016 on."
    assert call("GET", "/contract/scope?place=out").json()["items"][0]["eu_low"] is None
    assert call("GET", "/contract/scope?place=nowhere").status_code == 422


def test_everyone_reads_the_released_figures(call, token, commission):
    made = released()
    make.accepted(amount="70000", grade="A")

    for secret in ("", token(commission)):
        said = call("GET", "/contract/leverage", secret).json()
        assert said["as_of"] == made.as_of.isoformat()
        assert said["per_eu_euro"] == {"certified": "2.0000", "documented": "3.6000", "declared": "4.8000"}
    assert list(said) == [
        "as_of", "known_by", "eu", "private", "per_eu_euro", "total_per_eu_euro",
        "target", "expected_by_now", "answered", "years", "left_out",
    ]  # fmt: skip


def test_before_the_first_release_there_are_no_public_figures(call):
    filled()

    answer = call("GET", "/contract/leverage")

    assert (answer.status_code, answer.json()) == (404, {"error": "Nothing has been released yet.", "fields": {}})


def test_office_and_auditor_read_live_figures_of_a_day(call, token, office, auditor, commission):
    filled()
    make.accepted(amount="1000", grade="A", year=2018)

    for who in (office, auditor):
        assert call("GET", "/contract/leverage?as_of=2018-09-30", token(who)).json()["private"]["A"] == "3000.00"
        assert call("GET", "/contract/leverage?as_of=2017-12-31&known_by=2018-09-30", token(who)).json()["private"]["A"] == "2000.00"
        assert call("GET", "/contract/leverage?known_by=2018-02-01", token(who)).json()["private"]["A"] == "0.00"
    assert call("GET", "/contract/leverage?as_of=2018-09-30", token(commission)).status_code == 403
    assert call("GET", "/contract/leverage?as_of=2018-09-30").status_code == 403
    assert call("GET", "/contract/leverage?as_of=once", token(office)).status_code == 422
    assert call("GET", "/contract/leverage?as_of=2010-01-01", token(office)).status_code == 404


def test_an_unchanged_answer_is_not_sent_again(call):
    released()
    first = call("GET", "/contract/leverage")

    assert call("GET", "/contract/leverage", **{"if-none-match": first["ETag"]}).status_code == 304


def test_accessions_are_counted_for_all_and_named_by_who_may(call, token, office, commission):
    make.contract()
    one, missing = members.member("Alpha"), members.member("Beta")
    sign(one)

    public = call("GET", "/contract/accessions").json()
    inside = call("GET", "/contract/accessions", token(commission)).json()
    full = call("GET", "/contract/accessions", token(office)).json()

    assert (public["signed"], public["members"], public["missing"]) == (1, 2, None)
    assert public["items"] == [{"organisation": one.slug, "name": "Alpha", "signed_on": "2017-03-01", "signatory": None}]
    assert (inside["missing"], inside["items"][0]["signatory"]) == ([missing.slug], None)
    assert full["items"][0]["signatory"] == "Ana Kovač"


def test_a_delegate_declares_and_reads_its_own_lines_only(call, speaking):
    make.contract()
    one = members.member("Alpha")
    make.declared(amount="77")
    secret = speaking(one)

    made = call("POST", "/contributions", secret, LINE | {"organisation": one.slug, "note": "a course"})

    assert made.status_code == 201
    said = made.json()
    assert said == {
        "id": said["id"], "organisation": one.slug, "name": "Alpha", "year": 2017, "activity": "training", "amount": "1500.50",
        "currency": "EUR", "stated_amount": "1500.50", "rate": said["rate"], "grade": "C", "source": "declared", "project": None,
        "planned": False, "note": "a course", "replaces": None, "state": "declared", "accepted": None, "at": said["at"],
    }  # fmt: skip
    assert [item["id"] for item in call("GET", "/contributions", secret).json()["items"]] == [said["id"]]
    assert call("GET", f"/contributions/{said['id']}", secret).json()["amount"] == "1500.50"
    assert call("GET", f"/contributions/{Declaration.objects.get(amount=77).pk}", secret).status_code == 403


def test_office_and_auditor_read_all_lines_filtered_and_paged(call, token, office, auditor):
    lines = [make.accepted(amount="100").pk, make.declared(amount="200").pk, make.declared(amount="300", grade="D").pk]

    secret, seen, after = token(auditor), [], ""
    while after is not None:
        answer = call("GET", f"/contributions?limit=2&after={after}", secret).json()
        seen += [item["id"] for item in answer["items"]]
        after = answer["next"]

    assert seen == lines[::-1]
    assert [item["id"] for item in call("GET", "/contributions?state=open", token(office)).json()["items"]] == lines[:0:-1]
    assert [item["accepted"] for item in call("GET", "/contributions?state=accepted", token(office)).json()["items"]] == ["100.00"]
    assert [item["id"] for item in call("GET", "/contributions?grade=D&year=2017", token(office)).json()["items"]] == [lines[2]]
    slug = Declaration.objects.get(pk=lines[0]).organisation.slug
    assert [item["id"] for item in call("GET", f"/contributions?organisation={slug}", token(office)).json()["items"]] == [lines[0]]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_the_same_however_long(call, token, office, count, django_assert_num_queries):
    secret = token(office)
    for _number in range(count):
        one = members.member()
        make.declared(one, participation=make.participation(one))
    call("GET", "/contributions", secret)

    with django_assert_num_queries(4):
        call("GET", "/contributions", secret)


@pytest.mark.parametrize(
    ("changed", "status", "field", "sentence"),
    [
        ({"amount": "-5"}, 422, "amount", ""),
        ({"amount": "1.234"}, 422, "amount", ""),
        ({"amount": "much"}, 422, "amount", ""),
        ({"amount": 1e300}, 422, "amount", ""),
        ({"year": 1}, 422, "year", ""),
        ({"activity": "dancing"}, 422, "activity", ""),
        ({"grade": "X"}, 422, "grade", ""),
        ({"currency": "euro"}, 422, "currency", ""),
        ({"colour": "red"}, 422, "colour", ""),
        ({"grade": "P"}, 409, "", "P is kept for what the public grant record shows"),
        ({"year": 2015}, 409, "", "between 2016 and 2020"),
        ({"currency": "SEK"}, 409, "", "There is no SEK rate for 2017"),
        ({"activity": "ineligible"}, 409, "", "Name the project"),
        ({"project": "nowhere"}, 404, "", "nothing at this address"),
        ({"organisation": "nobody"}, 404, "", "nothing at this address"),
    ],
)
def test_bad_lines_are_answered_in_sentences_and_leave_nothing(call, speaking, changed, status, field, sentence):
    make.contract()
    one = members.member()

    answer = call("POST", "/contributions", speaking(one), LINE | {"organisation": one.slug} | changed)

    assert answer.status_code == status
    assert sentence in answer.json()["error"]
    assert not field or field in answer.json()["fields"]
    assert not Declaration.objects.exists()


def test_nobody_declares_for_another_organisation(call, speaking, token, auditor):
    make.contract()
    body = LINE | {"organisation": members.member().slug}

    assert call("POST", "/contributions", speaking(members.member()), body).status_code == 403
    assert call("POST", "/contributions", token(auditor), body).status_code == 403
    assert call("POST", "/contributions", "", body).status_code == 401
    assert call("GET", "/contributions", "").status_code == 401


def test_a_token_without_the_scope_declares_nothing(call, speaking):
    make.contract()
    one = members.member()
    bare = people.make_token(members.delegate(one, "deputy").person, "bare", [], lasts=timedelta(days=1), at=timezone.now())

    assert call("POST", "/contributions", bare, LINE | {"organisation": one.slug}).status_code == 403


def test_a_correction_is_a_new_line(call, speaking):
    one = members.member()
    line = make.declared(one)
    secret = speaking(one)

    made = call("POST", f"/contributions/{line.pk}/corrections", secret, LINE | {"because": "VAT was in it"})

    assert (made.status_code, made.json()["replaces"]) == (201, line.pk)
    assert call("GET", f"/contributions/{line.pk}", secret).json()["state"] == "replaced"
    again = call("POST", f"/contributions/{line.pk}/corrections", secret, LINE | {"because": "again", "amount": "5"})
    assert (again.status_code, "already corrected" in again.json()["error"]) == (409, True)


def test_nothing_to_report_is_an_answer(call, speaking):
    make.contract()
    one = members.member()
    body = {"organisation": one.slug, "year": 2016}

    assert call("POST", "/contributions/nothing", speaking(one), body).status_code == 204
    assert Answer.objects.get().is_nothing


def test_the_office_reviews_and_decides(call, token, office):
    line, other = make.declared(), make.declared()
    secret = token(office)

    assert call("POST", f"/contributions/{line.pk}/review", secret, {"note": "seen"}).json()["state"] == "reviewed"
    accepted = call("POST", f"/contributions/{line.pk}/decision", secret, {"accepted": "400.00", "reason": "not_evidenced"})
    rejected = call("POST", f"/contributions/{other.pk}/decision", secret, {"reason": "double"})

    assert (accepted.json()["state"], accepted.json()["accepted"]) == ("reduced", "400.00")
    assert rejected.json()["state"] == "rejected"


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        ({"accepted": "1000.01"}, 409, "Not more than the declared"),
        ({"accepted": "5"}, 409, "Say why less"),
        ({}, 409, "Choose the reason"),
        ({"accepted": "-1"}, 422, ""),
        ({"reason": "dislike"}, 422, ""),
    ],
)
def test_a_decision_that_cannot_be_is_answered_in_sentences(call, token, office, body, status, sentence):
    line = make.declared()

    answer = call("POST", f"/contributions/{line.pk}/decision", token(office), body)

    assert (answer.status_code, sentence in answer.json()["error"]) == (status, True)
    assert not Decision.objects.exists()


def test_only_the_office_decides_and_never_its_own(call, token, office, auditor, speaking):
    line, own = make.declared(), make.declared(by=office.person)

    for secret in (token(auditor), speaking(line.organisation)):
        assert call("POST", f"/contributions/{line.pk}/decision", secret, {"reason": "double"}).status_code == 403
    refused = call("POST", f"/contributions/{own.pk}/decision", token(office), {"reason": "double"})
    assert (refused.status_code, "You declared this line" in refused.json()["error"]) == (409, True)
    assert call("POST", "/contributions/99999/decision", token(office), {"reason": "double"}).status_code == 404


BECAUSE = {"because": "agreed in writing"}
FACTS = {"name": "New", "place": "Strasbourg", "signed_on": "2016-07-05", "first_day": "2016-07-05", "last_day": "2020-12-31"}
EDITS = [
    ("PUT", "/contract", FACTS | {"parties": [{"name": "One", "side": "public"}], "documents": [{"title": "Text"}]}),
    ("POST", "/contract/terms", {"eu_amount": "500000000", "factor": "3", "total_amount": "2000000000", "from_on": "2019-01-01"}),
    ("PUT", "/contract/scope", {"patterns": [{"pattern": "ICT-*", "from_on": "2016-07-05"}]}),
    ("POST", "/contract/private", {"kinds": ["sme"], "from_on": "2018-01-01"}),
]


def test_the_office_changes_the_contract_by_program(call, token, office):
    contract, secret = make.contract(), token(office)

    assert [call(method, path, secret, body | BECAUSE).status_code for method, path, body in EDITS] == [204] * 4

    said = call("GET", "/contract").json()
    assert (said["name"], said["place"], said["parties"], said["last_day"]) == (
        "New", "Strasbourg", [{"name": "One", "side": "public"}], "2020-12-31",
    )  # fmt: skip
    assert said["documents"] == [{"title": "Text", "address": "", "file": None}]
    assert [row["pattern"] for row in call("GET", "/contract/scope").json()["patterns"]] == ["ICT-*"]
    assert [str(row.total_amount) for row in contract.terms.known().order_by("from_on")] == ["1800000000.00", "2000000000.00"]
    assert contract.private_rules.known().get(to_on=None).kinds == ["sme"]


@pytest.mark.parametrize(("method", "path", "body"), EDITS)
def test_only_the_office_changes_it_and_the_same_again_is_refused(call, token, office, auditor, commission, method, path, body):
    make.contract()
    body = body | BECAUSE

    assert [call(method, path, token(who), body).status_code for who in (auditor, commission)] == [403, 403]
    assert call(method, path, "", body).status_code == 401
    assert call(method, path, token(office), body).status_code == 204
    again = call(method, path, token(office), body)
    assert (again.status_code, "Nothing differs" in again.json()["error"]) == (409, True)


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "sentence"),
    [
        ("PUT", "/contract", EDITS[0][2] | {"last_day": "2016-07-04"}, 409, "last day must come after its first"),
        ("PUT", "/contract", EDITS[0][2] | {"last_day": "9999-12-31"}, 422, ""),
        ("PUT", "/contract", EDITS[0][2] | {"documents": [{"title": "T", "address": "javascript:alert(1)"}]}, 422, ""),
        ("POST", "/contract/terms", EDITS[1][2] | {"total_amount": "5"}, 409, "cannot be below the EU amount"),
        ("POST", "/contract/terms", EDITS[1][2] | {"eu_amount": "-5"}, 422, ""),
        ("PUT", "/contract/scope", {"patterns": []}, 409, "name at least one pattern"),
        ("POST", "/contract/private", {"kinds": ["bank"], "from_on": "2018-01-01"}, 422, ""),
        ("POST", "/contract/private", {"kinds": [], "from_on": "2018-01-01"}, 409, "name at least one kind"),
    ],
)
def test_a_change_that_makes_no_sense_is_answered_in_sentences(call, token, office, method, path, body, status, sentence):
    make.contract()

    answer = call(method, path, token(office), body | BECAUSE)

    assert (answer.status_code, sentence in answer.json()["error"]) == (status, True)


def test_rates_and_accessions_by_program(call, token, office):
    make.contract()
    secret, one = token(office), members.member("Alpha")
    rate = {"currency": "SEK", "year": 2018, "per_euro": "10.2583", "source": "ECB"}

    assert call("PUT", "/contract/rates", secret, rate).json()["currency"] == "SEK"
    assert [row["per_euro"] for row in call("GET", "/contract/rates", secret).json()] == ["10.258300"]
    made = call("POST", "/contract/accessions", secret, {"organisation": one.slug, "signed_on": "2018-01-10", "signatory": "Zoë"})

    assert (made.status_code, made.json()["signatory"]) == (201, "Zoë")
    again = call("POST", "/contract/accessions", secret, {"organisation": one.slug, "signed_on": "2018-01-10"})
    assert (again.status_code, "has already signed" in again.json()["error"]) == (409, True)
    assert call("POST", "/contract/accessions", secret, {"organisation": "nobody", "signed_on": "2018-01-10"}).status_code == 404
    assert call("PUT", "/contract/rates", secret, rate | {"currency": "EUR"}).status_code == 409
