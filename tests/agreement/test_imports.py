"""Contributions from a table: row by row, in words, all or nothing, whatever the table holds."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.agreement import actions
from entente.agreement.choices import Source
from entente.agreement.exports import LEDGER, TEMPLATE, ledger_rows, template_rows
from entente.agreement.imports.columns import CannotImport
from entente.agreement.imports.contributions import Plan, plan
from entente.agreement.models import Declaration
from entente.agreement.queries.ledger import declarations
from entente.files.exports import csv_lines, xlsx
from entente.members.models import Identifier
from tests.factories import agreement as make
from tests.factories import members
from tests.factories.people import person

pytestmark = pytest.mark.django_db
TODAY = date(2018, 9, 30)
HEAD = "organisation,country,year,activity,amount,currency,grade,project,planned,note\n"


def planned(text: str, **options) -> Plan:
    return plan(make.contract(), BytesIO(text.encode()), today=TODAY, **options)


def reasons(found: Plan) -> dict[int, str]:
    return {row.line: row.sentence for row in found.rejected}


def test_rows_are_read_by_their_columns_whatever_their_order_case_and_delimiter():
    one = members.member("Ö Sécurité")

    found = planned(
        'Amount;YEAR;Évidence grade;organisation;Activity\n"1 234,50";2017;b documented;o securite;Follow-up research and innovation\n'
    )

    assert found.rejected == ()
    ((number, line),) = found.ready
    assert (number, line.organisation, line.year, line.amount, line.grade) == (2, one, 2017, Decimal("1234.50"), "B")
    assert (line.activity, line.currency, line.is_planned) == ("follow_up", "EUR", False)
    assert found.total == {"EUR": Decimal("1234.50")}


def test_an_organisation_is_found_by_its_number_its_address_and_its_country():
    french, german = members.member("Twin", "FR"), members.member("Twin", "DE")
    Identifier.objects.create(organisation=german, scheme="pic", value="999000111")

    rows = ["999000111,", f"{german.slug},", "Twin,FR", "Twin,"]
    found = planned(HEAD + "".join(f"{row},2017,training,{number},,C,,,\n" for number, row in enumerate(rows, start=1)))

    assert [line.organisation for line in found.lines] == [german, german, french]
    assert reasons(found) == {5: "Several organisations are called “Twin”. Add the country, or use the PIC."}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Nobody,,2017,training,1,,C,,,", "No organisation “Nobody” is known here"),
        ("Alpha,ZZ,2017,training,1,,C,,,", "“ZZ” is no country code"),
        ("Alpha,DE,2017,training,1,,C,,,", "No organisation “Alpha”"),
        ("Alpha,,17,training,1,,C,,,", "“17” is not a year"),
        ("Alpha,,2015,training,1,,C,,,", "between 2016 and 2020"),
        ("Alpha,,2019,training,1,,C,,,", "2019 has not begun"),
        ("Alpha,,2017,dancing,1,,C,,,", "“dancing” is no activity; use one of: own_share, ineligible"),
        ("Alpha,,2017,training,-1,,C,,,", "-1 is negative"),
        ("Alpha,,2017,training,1.234,,C,,,", "1.234 could be read in two ways"),
        ("Alpha,,2017,training,a lot,,C,,,", "a lot is not an amount"),
        ("Alpha,,2017,training,0,,C,,,", "must be above 0"),
        ("Alpha,,2017,training,99999999999,,C,,,", "above the whole contract's"),
        ("Alpha,,2017,training,1,euro,C,,,", "“EURO” is no currency"),
        ("Alpha,,2017,training,1,SEK,C,,,", "There is no SEK rate for 2017"),
        ("Alpha,,2017,training,1,,Z,,,", "“Z” is no grade"),
        ("Alpha,,2017,training,1,,P,,,", "P is kept for"),
        ("Alpha,,2017,ineligible,1,,C,,,", "Name the project"),
        ("Alpha,,2017,ineligible,1,,C,123456,,", "has no part in a project “123456”"),
        ("Alpha,,2017,training,1,,C,,perhaps,", "“perhaps” is neither yes nor no"),
        ("Alpha,,2017,training,1,,C,,," + "x" * 1001, "longer than 1,000 characters"),
        ("Alpha,,2017,training,1,,C", "The row has 7 cells where the header has 10"),
    ],
)
def test_a_row_that_cannot_be_is_rejected_in_words(row, sentence):
    members.member("Alpha")

    found = planned(HEAD + row + "\n")

    assert found.ready == ()
    assert sentence.replace("EURO", "euro") in reasons(found)[2]


def test_a_row_said_twice_and_one_already_declared_are_rejected():
    one = members.member("Alpha")
    known = make.declared(one, "5")

    found = planned(HEAD + "Alpha,,2017,training,6,,C,,,\nAlpha,,2017,training,6,,C,,,again\nAlpha,,2017,training,5,,C,,,\n")

    assert len(found.ready) == 1
    assert reasons(found) == {
        3: "This row says the same as row 2.",
        4: f"This line is already declared as line {known.pk}. To change it, correct that line.",
    }


def test_cost_in_a_project_is_read_by_the_grant():
    one = members.member("Alpha")
    part = make.participation(one)

    found = planned(HEAD + f"Alpha,,2017,ineligible,6,,C,{part.project.key},,\n")

    assert found.lines[0].participation == part


def test_a_delegate_brings_only_its_own_organisations_rows():
    own, _foreign = members.member("Own"), members.member("Foreign")

    found = planned(HEAD + "Own,,2017,training,6,,C,,,\nForeign,,2017,training,6,,C,,,\n", allowed=frozenset({own.pk}))

    assert [line.organisation for line in found.lines] == [own]
    assert "not yours to declare for" in reasons(found)[3]


def test_whoever_brings_the_file_is_its_declarer_and_cannot_decide_it():
    members.member("Alpha")
    somebody = person()
    found = planned(HEAD + "Alpha,,2017,training,6,,C,,,\nAlpha,,2018,training,7,,C,,yes,\n")

    made = actions.declare_all(make.contract(), found.lines, file=make.upload("a.csv"), by=somebody, at=make.AT, source=Source.IMPORTED)

    assert {(line.source, line.by) for line in made} == {("imported", somebody)}
    assert [(line.amount, line.is_planned) for line in made] == [(6, False), (7, True)]
    with pytest.raises(actions.CannotDecide, match="You declared this line"):
        make.decide(made[0], by=somebody)
    assert planned(HEAD + "Alpha,,2017,training,6,,C,,,\n").ready == ()


def test_a_table_enters_all_or_nothing():
    one = members.member()
    lines = [make.line(one, "5"), make.line(one, "-5")]

    with pytest.raises(actions.CannotDeclare):
        actions.declare_all(make.contract(), lines, file=make.upload(), by=person(), at=make.AT, source=Source.IMPORTED)

    assert not Declaration.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty"),
        ("organisation,year\nA,2017\n", "lacks the column activity, amount, grade; it has organisation, year"),
        (HEAD + "Alpha,,2017,training,1,,C,,,x\n" * 5001, "more than 5000 rows"),
        ('organisation,year,activity,amount,grade\n"Alpha,2017', "cut off"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_as_a_whole(text, sentence):
    with pytest.raises(CannotImport, match=sentence):
        planned(text)


def test_the_template_filled_in_comes_back_as_it_went_out():
    one = members.member("=cmd|' /C calc'!A0")
    rows = [[*row[:4], 12.5, *row[5:]] for row in template_rows([one], 2017)]

    for content in ("".join(csv_lines(TEMPLATE, rows)).encode(), xlsx(TEMPLATE, rows)):
        found = plan(make.contract(), BytesIO(content), today=TODAY)
        assert [(line.organisation, line.year, line.amount) for line in found.lines] == [(one, 2017, Decimal("12.50"))]


def test_formula_cells_go_out_as_text():
    make.accepted(members.member("=HYPERLINK(1)"), note="+1+1")
    rows = list(ledger_rows(declarations(make.contract())))

    text = "".join(csv_lines(LEDGER, rows)).lstrip("\ufeff")
    (row,) = csv.DictReader(StringIO(text))

    assert (row["organisation"], row["note"]) == ("'=HYPERLINK(1)", "'+1+1")
    assert (row["amount"], row["accepted_eur"], row["state"]) == ("1000.00", "1000.00", "accepted")
    cells = [cell.value for cell in openpyxl.load_workbook(BytesIO(xlsx(LEDGER, rows))).active[2]]
    assert "'=HYPERLINK(1)" in cells


def planned_or_refused(content: bytes) -> Plan | str:
    """The plan, or the sentence that refuses the file; anything else that is raised fails the test."""
    try:
        return plan(make.contract(), BytesIO(content), today=TODAY)
    except CannotImport as why:
        return str(why)


CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["Alpha", "2017", "training", "1.5", "C", "", "SEK", "yes", "=1+1", "1e9", "٣", "\x00"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(content=st.binary(max_size=200))
def test_arbitrary_bytes_are_a_plan_or_a_refusal_in_words(content):
    found = planned_or_refused(content)

    assert found if isinstance(found, str) else found.ready == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(CELL, min_size=10, max_size=10), max_size=6))
def test_arbitrary_rows_each_stand_once_ready_or_rejected_with_a_reason(rows):
    out = StringIO()
    csv.writer(out).writerows([HEAD.strip().split(","), *rows])

    found = planned_or_refused(out.getvalue().encode())
    if isinstance(found, str):
        assert found
        return

    lines = [number for number, _line in found.ready] + [row.line for row in found.rejected]
    assert len(lines) == len(set(lines)) <= len(rows)
    assert all(row.sentence for row in found.rejected)
