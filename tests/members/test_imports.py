"""Importing organisations: what a line means, what contradicts what is known, all or nothing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from entente.members import actions, queries
from entente.members.imports import CannotImport, Read, cells, import_file, open_file, template
from entente.members.models import Category, Organisation, Standing
from entente.record.models import Entry
from entente.record.queries import Reader, history
from tests.factories.members import at, member, organisation, partnership, pic

pytestmark = pytest.mark.django_db
HEADER = "name,country,pic,kind,standing,member_since,sectors"
Reading = Callable[..., Read]


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    """Import a text as a file of its own."""
    partnership()

    def reading(text: str | bytes, **options: object) -> Read:
        path = tmp_path / "organisations.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return import_file(open_file(path, path.name), by=None, at=at(2018, 10), **options)

    return reading


def problems(read: Read) -> list[tuple[int, str, str]]:
    return [problem.cells for problem in read.plan.problems]


def test_a_file_brings_members_with_what_is_said_of_them(read):
    done = read(f"{HEADER},headcount,turnover,year\nAurelia,FR,100000001,sme,admitted,2016-07-05,demand-energy; Health,40,9 000 000,2017\n")

    one = Organisation.objects.get()
    assert done.plan.counts == {"rows": 1, "created": 1, "changed": 0, "unchanged": 0, "rejected": 0}
    assert queries.standing_on(one, date(2016, 7, 5)).kind == "admitted"
    assert queries.classification_on(one, date(2016, 7, 5)).category_id == "sme"
    assert sorted(one.sectors.values_list("pk", flat=True)) == ["demand-energy", "demand-health"]
    assert (one.size, one.size_figures.get().turnover) == ("small", Decimal(9_000_000))


def test_the_second_time_nothing_changes_and_no_entry_is_made(read):
    text = f"{HEADER}\nAurelia,FR,100000001,sme,admitted,2016-07-05,demand-energy\nBastion,DE,,,,,\n"
    read(text)
    entries = Entry.objects.count()

    again = read(text)

    assert again.plan.counts == {"rows": 2, "created": 0, "changed": 0, "unchanged": 2, "rejected": 0}
    assert Entry.objects.count() == entries


def test_a_dry_run_says_the_same_and_writes_nothing(read):
    text = f"{HEADER}\nAurelia,FR,100000001,sme,admitted,2016-07-05,\n,FR,,,,,\n"

    tried = read(text, is_dry_run=True)

    assert not Organisation.objects.exists()
    assert tried.plan.counts == read(text).plan.counts == {"rows": 2, "created": 1, "changed": 0, "unchanged": 0, "rejected": 1}


def test_headers_in_other_words_and_languages_are_understood(read):
    done = read("Unternehmen;Land;USt-IdNr;Stadt;Notiz\nMühle;Allemagne;DE136695976;München;x\n".encode("cp1252"))

    one = Organisation.objects.get()
    assert (one.name, one.country_id, one.city, one.identifiers.get().value) == ("Mühle", "DE", "München", "136695976")
    assert done.left_out == ["Notiz"]


def test_columns_can_be_chosen_by_hand(read):
    read("a,b,c\nAurelia,x,FR\n", columns={"name": "a", "country": "c", "city": "b"})

    assert Organisation.objects.get().city == "x"


def test_a_workbook_is_read_as_well(tmp_path):
    partnership()
    book = Workbook()
    book.active.append(["Name", "Country", "PIC", "Since", "Standing", "Kind"])
    book.active.append(["Aurelia", "FR", 100000001, date(2016, 7, 5), "admitted", "SME"])
    book.save(tmp_path / "members.xlsx")

    done = import_file(open_file(tmp_path / "members.xlsx", "members.xlsx"), by=None, at=at(2018))

    assert done.plan.counts["created"] == 1
    assert Standing.objects.get().from_on == date(2016, 7, 5)


@pytest.mark.parametrize(
    ("line", "column", "sentence"),
    [
        (",FR,,,,,", "name", "This is missing"),
        ("A,,,,,,", "country", "This is missing"),
        ("A,Atlantis,,,,,", "country", "“Atlantis” is no country"),
        ("A,FR,12,,,,", "pic", "nine digits"),
        ("A,FR,,guild,,,", "kind", "“guild” is not known"),
        ("A,FR,,sme,admitted,,", "member_since", "Say from which day"),
        ("A,FR,,sme,admitted,31.02.2018,", "member_since", "is no day"),
        ("A,FR,,,admitted,2018-01-01,", "", "Say what kind of organisation"),
        ("A,FR,,,,,nowhere", "sectors", "“nowhere” is not in the list"),
        ("A,FR,,,,,demand-energy,too many", "", "has 8 cells where the header has 7"),
        (f"{'A' * 301},FR,,,,,", "name", "At most 300 signs; this has 301"),
    ],
)
def test_a_line_that_is_not_right_says_where_and_what(read, line, column, sentence):
    done = read(f"{HEADER}\nGood,FR,,,,,\n{line}\n")

    assert [(found, where) for found, where, _ in problems(done)] == [(3, column)]
    assert sentence in problems(done)[0][2]
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Good"]


@pytest.mark.parametrize(
    ("header", "line", "column", "sentence"),
    [
        ("region", "DE21", "region", "no region of this country"),
        ("website", "not an address", "website", "not an address of the web"),
        ("headcount", "12", "year", "of which year"),
        ("headcount,year", "-1,2017", "headcount", "not a number between 0"),
        ("headcount,year", "12,1066", "year", "is no year"),
        ("cluster,kind", "yes,sme", "cluster", "Only an association"),
        ("cluster", "perhaps", "cluster", "Write yes or no"),
        ("lei", "529900T8BM49AURSDO56", "lei", "not an LEI"),
        ("vat", "FR1", "vat", "not a VAT number"),
        ("about", "x" * 4001, "about", "At most 4000 signs"),
    ],
)
def test_each_column_says_what_it_expected(read, header, line, column, sentence):
    done = read(f"name,country,{header}\nA,FR,{line}\n")

    assert [(found, where) for found, where, _ in problems(done)] == [(2, column)]
    assert sentence in problems(done)[0][2]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("€ 1 234,50", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("12,5", "12.5"),
    ],
)
def test_a_number_is_read_however_it_is_written(written, meant):
    assert cells.number(written) == Decimal(meant)


@pytest.mark.parametrize("written", ["1.234", "12,345", "1.2.3,4,5", "NaN", "Infinity", "-1", "1e400", "", "12a"])
def test_a_number_that_could_be_two_is_none(written):
    with pytest.raises(cells.NotRead):
        cells.number(written)


def test_a_multi_line_cell_does_not_shift_the_line_numbers(read):
    done = read('name,country,about\nA,FR,"one\ntwo\nthree"\nB,Atlantis,\n')

    assert [line for line, *_ in problems(done)] == [5]


def test_duplicates_within_the_file_are_told_with_the_line_they_repeat(read):
    done = read(f"{HEADER}\nA,FR,100000001,,,,\na ,FR,,,,,\nOther,DE,100000001,,,,\nB,FR,,,,,\n")

    assert [(line, text) for line, _, text in problems(done)] == [
        (3, "This is the organisation of line 2 again."),
        (4, "This is the organisation of line 2 again."),
    ]


def test_an_organisation_is_known_again_by_its_number_and_renamed(read):
    one = organisation("Aurelia SARL", "FR", numbers=(pic(100000001),))

    done = read(f"{HEADER}\nAurelia SAS,FR,100000001,,,,\n")

    one.refresh_from_db()
    assert (one.name, done.plan.counts["changed"]) == ("Aurelia SAS", 1)


def test_an_organisation_is_known_again_by_its_name_within_its_country_and_gains_a_number(read):
    one = organisation("Aurelia", "FR")

    read(f"{HEADER}\nAURÉLIA,FR,100000001,,,,\nAurelia,BE,100000002,,,,\n")

    assert one.identifiers.get().value == "100000001"
    assert Organisation.objects.count() == 2


def test_empty_cells_erase_nothing(read):
    one = organisation("Aurelia", "FR", city="Paris", sectors=("demand-health",))

    done = read("name,country,city,sectors\nAurelia,FR,,\n")

    one.refresh_from_db()
    assert (one.city, done.plan.counts["unchanged"]) == ("Paris", 1)


def test_the_same_name_with_another_pic_is_told_and_not_guessed(read):
    organisation("Aurelia", "FR", numbers=(pic(100000001),))

    done = read(f"{HEADER}\nAurelia,FR,100000002,,,,\n")

    assert "Aurelia has another PIC" in problems(done)[0][2]


def test_numbers_of_two_organisations_on_one_line_are_told(read):
    organisation("One", "FR", numbers=(pic(100000001),))
    organisation("Two", "FR", numbers=(pic(100000002),))

    done = read(f'{HEADER}\nOne,FR,"100000001, 100000002",,,,\n')

    assert "two different organisations" in problems(done)[0][2]


def test_several_of_one_name_need_a_number(read):
    organisation("Aurelia", "FR")
    actions.add(actions_draft("Aurelia"), by=None, at=at(2018), even_if_alike=True)

    done = read(f"{HEADER}\nAurelia,FR,,,,,\n")

    assert "Several organisations of that name" in problems(done)[0][2]


def actions_draft(name):
    from entente.members.drafts import Draft

    return Draft(name, "FR")


def test_a_seat_in_another_country_is_told(read):
    organisation("Aurelia", "FR", numbers=(pic(100000001),))

    done = read(f"{HEADER}\nAurelia,DE,100000001,,,,\n")

    assert "seated in another country" in problems(done)[0][2]


def test_a_standing_follows_from_the_one_on_record_or_is_told(read):
    leaving, applying = member("Leaving"), member("Applying")

    done = read(f"{HEADER}\nLeaving,FR,,,left,2018-05-01,\nApplying,FR,,,applicant,2018-05-01,\n")

    assert queries.standing_on(leaving, date(2018, 5, 1)).kind == "left"
    assert queries.standing_on(applying, date(2018, 5, 1)).kind == "admitted"
    assert "Applying is admitted on record; applicant does not follow" in problems(done)[0][2]


def test_who_was_known_can_be_admitted_by_a_file(read):
    one = organisation("Aurelia")

    read(f"{HEADER}\nAurelia,FR,,university,admitted,2017-05-01,\n")

    assert [(row.kind, row.from_on) for row in queries.membership_of(one)] == [("admitted", date(2017, 5, 1))]
    assert queries.classification_on(one, date(2017, 5, 1)).kind == "university"


def test_a_standing_before_the_one_on_record_is_told(read):
    member("Aurelia")

    done = read(f"{HEADER}\nAurelia,FR,,,left,2016-01-01,\n")

    assert "begins on 2016-07-05, later than this line says" in problems(done)[0][2]


def test_a_kind_that_changes_holds_from_the_day_of_the_import(read):
    one = member("Aurelia", kind="sme")

    read(f"{HEADER}\nAurelia,FR,,large_company,,,\n")

    assert queries.classification_on(one, date(2018, 9, 30)).kind == "sme"
    assert queries.classification_on(one, date(2018, 10, 1)).kind == "large_company"


def test_a_kind_that_no_category_takes_is_told(read):
    Category.objects.filter(code="sme").delete()

    done = read(f"{HEADER}\nAurelia,FR,,sme,,,\n")

    assert "No category takes “SME”" in problems(done)[0][2]


def test_the_one_entry_tells_what_was_changed(read):
    organisation("Aurelia", "FR", city="Paris")

    read("name,country,city\nAurelia,FR,Lyon\nBastion,DE,Bonn\n")

    told = history(partnership(), Reader(office=True))[0]
    assert told.verb == "members.imported"
    assert ("created", None, 1) in told.changes
    assert ("changes", None, {"aurelia": {"city": ["Paris", "Lyon"]}}) in told.changes
    assert history(partnership(), Reader())[0].changes == []


def test_nothing_is_written_when_the_last_row_cannot_be(read, monkeypatch):
    from entente.members.models import SizeFigures

    monkeypatch.setattr(SizeFigures.objects, "update_or_create", lambda **values: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        read("name,country,year,headcount\nA,FR,,\nB,FR,,\nC,FR,2017,12\n")

    assert not Organisation.objects.exists()
    assert not Entry.objects.filter(verb="members.imported").exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"city,kind\nParis,sme\n", "No column says: Legal name, Country"),
        (b"%PDF-1.4 something", "PDF file, not a table"),
        (b"PK\x03\x04 cut off", "cut off or is damaged"),
        (b'name,country\n"Aurelia,FR', "cut off"),
        (b"name,name\nA,B\n", "twice"),
    ],
)
def test_a_file_that_is_no_table_says_so(read, data, sentence):
    with pytest.raises(CannotImport, match=sentence):
        read(data)
    assert not Organisation.objects.exists()


def test_without_a_partnership_nothing_is_imported(tmp_path):
    (tmp_path / "a.csv").write_text("name,country\nA,FR\n")

    with pytest.raises(CannotImport, match="There is no partnership yet"):
        import_file(open_file(tmp_path / "a.csv", "a.csv"), by=None, at=at(2018))


def test_the_template_needs_no_matching(read):
    done = read(template() + "Aurelia,FR" + "," * (template().count(",") - 1) + "\n")

    assert (done.plan.counts["created"], done.left_out) == (1, [])
