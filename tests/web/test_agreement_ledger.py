"""The ledger: a delegate sees and enters its own organisation's lines, office and auditor see all."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.agreement.models import Answer, Declaration, Evidence
from entente.web.agreement.views import ledger
from tests.factories import agreement as make
from tests.factories import members
from tests.web.reading import words

pytestmark = pytest.mark.django_db
FORM = {"year": "2017", "activity": "training", "amount": "1 500,00", "currency": "EUR", "grade": "C"}


@pytest.fixture
def two():
    """Two organisations with a line each."""
    own, foreign = members.member("Own Works"), members.member("Foreign Works")
    make.accepted(own, "1111")
    make.declared(foreign, "2222")
    return own, foreign


def test_a_delegate_sees_its_own_lines_and_no_others(two, signed_in):
    said = words(signed_in(members.delegate(two[0])).get("/contract/ledger/"))

    assert "The contributions of Own Works" in said
    assert "€ 1,111" in said
    assert "2,222" not in said
    assert "Foreign" not in said


@pytest.mark.parametrize("role", ["deputy", "declarant"])
def test_deputies_and_declarants_see_and_enter_lines_contacts_do_not(two, signed_in, role):
    assert signed_in(members.delegate(two[0], role)).get("/contract/ledger/").status_code == 200
    assert signed_in(members.delegate(two[1], "contact")).get("/contract/ledger/").status_code == 403


def test_office_and_auditor_see_all_the_others_nothing(two, client, signed_in, office, auditor, commission, assessor):
    for who in (office, auditor):
        said = words(signed_in(who).get("/contract/ledger/"))
        assert "€ 1,111" in said
        assert "€ 2,222" in said
    for who in (commission, assessor):
        assert signed_in(who).get("/contract/ledger/").status_code == 403
    assert client.get("/contract/ledger/").status_code == 302


@pytest.mark.parametrize(
    ("query", "amounts"),
    [
        ("", {"1,111", "2,222"}),
        ("state=open", {"2,222"}),
        ("state=accepted", {"1,111"}),
        ("words=foreign", {"2,222"}),
        ("words=works+own", {"1,111"}),
        ("year=2016", set()),
        ("year=2017&activity=training&grade=C&source=declared", {"1,111", "2,222"}),
        ("grade=A", set()),
    ],
)
def test_filters_stand_in_the_address(two, signed_in, office, query, amounts):
    said = words(signed_in(office).get(f"/contract/ledger/?{query}"))

    assert {amount for amount in ("1,111", "2,222") if amount in said} == amounts
    if not amounts:
        assert "No line fits these filters." in said


def test_a_filter_that_makes_no_sense_is_said(two, signed_in, office):
    answer = signed_in(office).get("/contract/ledger/?year=then&state=lost")

    assert answer.status_code == 422
    assert "Enter a whole number." in words(answer)


def test_lines_are_paged_by_the_last_one(signed_in, office, monkeypatch):
    monkeypatch.setattr(ledger, "A_PAGE", 2)
    lines = [make.declared().pk for _number in range(3)]

    first = signed_in(office).get("/contract/ledger/")
    second = signed_in(office).get(f"/contract/ledger/?after={first.context['next']}")

    assert [row.pk for row in first.context["rows"]] == lines[:0:-1]
    assert [row.pk for row in second.context["rows"]] == lines[:1]
    assert second.context["next"] is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_the_same_however_many_lines(signed_in, office, count, django_assert_num_queries):
    client = signed_in(office)
    for _number in range(count):
        make.accepted()
    client.get("/contract/ledger/")

    with django_assert_num_queries(7):
        client.get("/contract/ledger/")


def test_a_delegate_declares_a_line_with_its_document(signed_in):
    make.contract()
    one = members.member("Own Works")
    client = signed_in(members.delegate(one))
    assert client.get("/contract/ledger/declare/")["Location"] == f"/contract/ledger/declare/{one.slug}/"

    form = FORM | {"note": "a course", "evidence": SimpleUploadedFile("bill.txt", b"a bill")}
    answer = client.post(f"/contract/ledger/declare/{one.slug}/", form, follow=True)

    assert "€ 1,500 for training in 2017" in words(answer)
    line = Declaration.objects.get()
    assert (line.amount, line.note, line.source) == (1500, "a course", "declared")
    assert Evidence.objects.get().upload.name == "bill.txt"


@pytest.mark.parametrize(
    ("changed", "status", "sentence"),
    [
        ({"amount": ""}, 422, "This field is required."),
        ({"amount": "a lot"}, 422, "a lot is not an amount"),
        ({"amount": "-5"}, 422, "is negative"),
        ({"amount": "0"}, 409, "must be above 0"),
        ({"year": "2015"}, 422, "2015 is not one of the available choices"),
        ({"activity": "dancing"}, 422, "dancing is not one of the available choices"),
        ({"currency": "SEK"}, 422, "SEK is not one of the available choices"),
        ({"grade": "P"}, 422, "P is not one of the available choices"),
        ({"activity": "own_share"}, 409, "Name the project"),
        ({"participation": "999999"}, 422, "999999 is not one of the available choices"),
        ({"note": "x" * 1001}, 422, "at most 1000 characters"),
    ],
)
def test_a_line_that_cannot_be_is_answered_in_words_and_leaves_nothing(signed_in, changed, status, sentence):
    make.contract()
    one = members.member()

    answer = signed_in(members.delegate(one)).post(f"/contract/ledger/declare/{one.slug}/", FORM | changed)

    assert (answer.status_code, sentence in words(answer)) == (status, True)
    assert not Declaration.objects.exists()


def test_nobody_declares_for_another_organisation(two, signed_in):
    client = signed_in(members.delegate(two[0]))

    assert client.post(f"/contract/ledger/declare/{two[1].slug}/", FORM).status_code == 403
    assert client.post(f"/contract/ledger/nothing/{two[1].slug}/2016/").status_code == 403
    assert client.get("/contract/ledger/declare/nobody/").status_code == 404


def test_the_office_finds_an_organisation_to_declare_for(two, signed_in, office):
    client = signed_in(office)

    assert client.post("/contract/ledger/declare/", {"organisation": "own works"})["Location"] == f"/contract/ledger/declare/{two[0].slug}/"
    assert "No organisation “nobody” is known here" in words(client.post("/contract/ledger/declare/", {"organisation": "nobody"}))


def test_nothing_to_report_takes_one_click(signed_in):
    make.contract()
    one = members.member("Own Works")
    client = signed_in(members.delegate(one))
    assert "Nothing to report for 2016" in words(client.get("/contract/ledger/"))

    answer = client.post(f"/contract/ledger/nothing/{one.slug}/2016/", follow=True)

    assert "nothing to report for 2016 is recorded" in words(answer)
    assert "Nothing to report for 2016" not in words(client.get("/contract/ledger/"))
    assert Answer.objects.get().is_nothing
    assert "has already answered for 2016" in words(client.post(f"/contract/ledger/nothing/{one.slug}/2016/", follow=True))


def test_own_shares_stand_beside_what_is_asked(signed_in):
    make.contract()
    one = members.member()
    make.participation(one, cost="100", paid="40")
    make.participation(one)

    said = words(signed_in(members.delegate(one)).get("/contract/ledger/"))

    assert "Own shares, derived and not asked" in said
    assert "€ 60" in said
    assert "not known: the record does not state it" in said


def test_the_table_holds_what_the_list_shows(two, signed_in, office):
    own = signed_in(members.delegate(two[0])).get("/contract/ledger/table.csv").content.decode()
    all_of = signed_in(office).get("/contract/ledger/table.xlsx?state=open").content

    assert ("Own Works" in own, "Foreign Works" in own) == (True, False)
    rows = list(openpyxl.load_workbook(BytesIO(all_of)).active.iter_rows(values_only=True))
    assert [row[1] for row in rows] == ["organisation", "Foreign Works"]


def test_the_template_names_the_delegates_organisation(two, signed_in):
    text = signed_in(members.delegate(two[0])).get("/contract/ledger/template.csv").content.decode()

    assert text.lstrip("\ufeff").splitlines() == [
        "organisation,country,year,activity,amount,currency,grade,project,planned,note",
        "Own Works,FR,2018,follow_up,,EUR,C,,no,",
    ]
