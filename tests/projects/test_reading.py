"""One file, however it was saved; what is damaged is refused before anything is written."""

import pytest

from entente.projects.imports import CannotRead, files, in_folder
from entente.projects.models import Project
from tests.factories.projects import PARTICIPATION, PROJECT, folder, imported, left_out, write

pytestmark = pytest.mark.django_db
NAME = "Électricité de Łódź"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_encoding_are_found_out(tmp_path, delimiter, encoding):
    imported(folder(tmp_path, [{"title": f"{NAME}; a, b\tand “more”"}], delimiter=delimiter, encoding=encoding))

    assert Project.objects.get().title == f"{NAME}; a, b and “more”"


@pytest.mark.parametrize(("encoding", "title"), [("latin-1", "Sécurité"), ("cp1252", "Sécurité – “clés” à 5 €")])
def test_western_code_pages_are_read(tmp_path, encoding, title):
    imported(folder(tmp_path, [{"title": title}], encoding=encoding))

    assert Project.objects.get().title == title


def test_text_over_several_lines_keeps_its_line_number(tmp_path):
    where = folder(
        tmp_path, [{"objective": 'First "quoted";\nsecond\n\nthird'}, {"id": "700002", "rcn": "200002", "startDate": "soon"}], None
    )

    assert left_out(where) == [
        ("project.csv", 6, "700002", "rejected", "startDate: soon is not a date; write it as 2015-03-01 or 01/03/2015.")
    ]
    assert Project.objects.get().objective == 'First "quoted";\nsecond\n\nthird'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path, end):
    where = folder(tmp_path, [{}, {"id": "700002", "rcn": "200002"}], None)
    path = where / "project.csv"
    path.write_bytes(path.read_bytes().replace(b"\r\n", end.encode()))

    assert imported(where)["projects"] == 2


def test_columns_may_be_missing_reordered_and_more(tmp_path):
    write(tmp_path / "project.csv", [{"extra": "x", "RCN": "5", "Acronym": "BETA"}], ["extra", "Acronym", "RCN"])

    assert imported(tmp_path)["projects"] == 1
    assert Project.objects.get(key="rcn-5").total_cost is None


def test_a_blank_line_is_no_row(tmp_path):
    path = folder(tmp_path, [{}], None) / "project.csv"
    path.write_bytes(path.read_bytes() + b"\r\n\r\n")

    assert imported(tmp_path)["rows"]["projects"] == 1


def broken(tmp_path, content: bytes, name: str = "project.csv"):
    folder(tmp_path)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CannotRead) as refused:
        imported(tmp_path)
    assert not Project.objects.exists()
    return str(refused.value)


HEAD = ";".join(PROJECT).encode() + b"\n"
ROW = ";".join(PROJECT.values()).encode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"%PDF-1.4 nothing", "PDF"),
        (b"name;country\nA;FR\n", "no column id or rcn"),
        (b"id;ID;rcn\n1;1;1\n", "twice"),
        (";".join(PARTICIPATION).encode(), "no column acronym or title"),
        (HEAD + ROW + b"\n" + ROW[:40], "line 3: it was cut off"),
        (HEAD + ROW + b'\n700002;"begun and never', "line 3"),
        ("id;title\n1;Łódź Łódź Łódź\n2;Ł".encode()[:-1], "line 3: most of it is UTF-8"),
    ],
)
def test_a_damaged_file_is_refused_as_a_whole(tmp_path, content, says):
    assert says in broken(tmp_path, content)


def test_a_cut_off_second_file_stops_before_the_first_is_written(tmp_path):
    head = ";".join(PARTICIPATION).encode() + b"\n"

    assert "begins on line 2: it was cut off" in broken(tmp_path, head + b"700001;ALPHA;9990", "organization.csv")


def test_a_last_row_without_a_line_break_is_whole(tmp_path):
    path = folder(tmp_path, [{}], None) / "project.csv"
    path.write_bytes(path.read_bytes().rstrip())

    assert imported(tmp_path)["projects"] == 1


def test_a_row_of_another_width_is_rejected_and_the_rest_taken(tmp_path):
    path = folder(tmp_path, [{}], None) / "project.csv"
    path.write_bytes(path.read_bytes() + b"700002;SHORT\n" + b"700003" + b";x" * 30 + b"\n")

    assert [row[:4] for row in left_out(tmp_path)] == [("project.csv", 3, "700002", "rejected"), ("project.csv", 4, "700003", "rejected")]
    assert Project.objects.count() == 1


def test_a_folder_without_the_files_is_refused(tmp_path):
    with pytest.raises(CannotRead, match=r"holds no project\.csv"):
        in_folder(tmp_path)
    with pytest.raises(CannotRead, match="no such folder"):
        in_folder(tmp_path / "nowhere")


def test_the_digest_names_the_bytes_of_both_files(tmp_path):
    one, two = folder(tmp_path / "a"), folder(tmp_path / "b", participations=[{"role": "participant"}])

    assert files(in_folder(one)).digest == files(in_folder(folder(tmp_path / "c"))).digest != files(in_folder(two)).digest
