"""Contributions brought as a table: shown row by row before anything is written, then entered all or nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from entente.agreement.models import Declaration
from entente.files.models import Upload
from tests.factories import agreement as make
from tests.factories import members
from tests.web.reading import words

pytestmark = pytest.mark.django_db
ROWS = """organisation,year,activity,amount,grade
Own Works,2017,training,1500.00,C
Foreign Works,2017,training,99.00,C
Own Works,2017,dancing,1,C
"""


@pytest.fixture
def two():
    make.contract()
    return members.member("Own Works"), members.member("Foreign Works")


def table(text: str = ROWS, name: str = "table.csv") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, text.encode())}


def test_a_delegate_sees_what_its_table_would_enter_and_enters_it(two, signed_in):
    client = signed_in(members.delegate(two[0]))

    plan = client.post("/contract/ledger/import/", table(), follow=True)

    said = words(plan)
    assert "1 lines can be entered, 2 cannot" in said
    assert "No organisation “Foreign Works” is known here, or it is not yours to declare for." in said
    assert "“dancing” is no activity" in said
    assert "Nothing is written yet." in said
    assert not Declaration.objects.exists()
    address = plan.redirect_chain[0][0]
    assert "1 line was entered." in words(client.post(address, follow=True))
    assert Declaration.objects.get().source == "declared"


def test_the_same_table_again_enters_nothing(two, signed_in):
    client = signed_in(members.delegate(two[0]))
    address = client.post("/contract/ledger/import/", table())["Location"]
    client.post(address)

    again = client.post(address)

    assert again.status_code == 409
    assert "0 lines can be entered, 3 cannot" in words(again)
    assert Declaration.objects.count() == 1


def test_what_the_office_imports_is_its_own_declaration(two, signed_in, office):
    client = signed_in(office)
    address = client.post("/contract/ledger/import/", table())["Location"]

    client.post(address)

    assert {(line.source, line.by) for line in Declaration.objects.all()} == {("imported", office.person)}
    assert Declaration.objects.count() == 2


def test_the_rejected_rows_are_a_file_to_take_away(two, signed_in, office):
    client = signed_in(office)
    address = client.post("/contract/ledger/import/", table())["Location"]

    report = client.get(f"{address}?report=csv")

    assert report["Content-Disposition"] == 'attachment; filename="not-taken.csv"'
    assert report.content.decode().lstrip("\ufeff").splitlines()[1].startswith("4,")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2\n", "The table lacks the column organisation, year, activity, amount, grade; it has a, b."),
        ("\x00\x01", "The file holds no table: its first line must name the columns."),
        ("%PDF-1.7", "This is a PDF file, not a table."),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(two, signed_in, office, text, sentence):
    answer = signed_in(office).post("/contract/ledger/import/", table(text), follow=True)

    assert answer.status_code == 409
    assert sentence in words(answer)


def test_an_empty_file_and_none_are_refused(two, signed_in, office):
    assert "The file is empty." in words(signed_in(office).post("/contract/ledger/import/", table("")))
    assert "This field is required." in words(signed_in(office).post("/contract/ledger/import/", {"x": "1"}))


def test_a_file_too_large_is_refused_before_it_is_kept(two, signed_in, office, settings):
    settings.UPLOAD_LIMIT = 100

    answer = signed_in(office).post("/contract/ledger/import/", table("x" * 1000))

    assert answer.status_code in {403, 409, 413, 422}
    assert not Upload.objects.exists()


def test_a_file_is_imported_by_whoever_brought_it(two, signed_in, office):
    address = signed_in(office).post("/contract/ledger/import/", table())["Location"]

    for method in ("get", "post"):
        assert getattr(signed_in(members.delegate(two[int(method == "post")])), method)(address).status_code == 404
    assert not Declaration.objects.exists()
