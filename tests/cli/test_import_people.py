"""`entente import people FILE`: what scripts rely on."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from entente.cli.base import Refused
from entente.people.models import Person
from tests.factories.members import member
from tests.factories.people import person

pytestmark = pytest.mark.django_db
TEXT = "name,email,organisation,role,note\nAna,ana@x.example,Aurelia,expert,x\nBo,,Nowhere,,\nCy Ek,cy@x.example,,,\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    member("Aurelia")
    path = tmp_path / "people.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import", "people", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_one_json_object_on_standard_output_and_words_on_the_other(file, tmp_path):
    person("Cy Ek")

    out, err = run(file, "--json", "--report", tmp_path / "report.csv")

    said = json.loads(out)
    assert said.pop("seconds") >= 0
    assert said == {
        "rows": 3,
        "created": 2,
        "changed": 0,
        "unchanged": 0,
        "rejected": 1,
        "alike": 1,
        "dry_run": False,
        "left_out": ["note"],
        "report": str(tmp_path / "report.csv"),
    }
    assert "0 of 3 rows" in err


def test_the_report_names_line_column_and_reason(file, tmp_path):
    run(file, "--report", tmp_path / "report.csv")

    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as report:
        lines = list(csv.reader(report))
    assert lines == [
        ["line", "column", "problem"],
        ["3", "organisation", "No organisation is known by “Nowhere”; add or import it first, then this line."],
    ]


def test_a_dry_run_writes_nothing_and_says_so(file):
    out, _err = run(file, "--dry-run")

    assert "Dry run: nothing was written." in out
    assert "3 rows: 2 created, 0 changed, 0 unchanged, 1 rejected" in out
    assert not Person.objects.exists()


def test_the_second_time_nothing_changes(file):
    run(file)

    out, _err = run(file, "--json")

    assert (json.loads(out)["created"], json.loads(out)["changed"], json.loads(out)["unchanged"]) == (0, 0, 2)


def test_who_may_be_known_already_is_said(file):
    person("Cy Ek")

    out, _err = run(file)

    assert "1 rows may mean somebody who is known already; look at People, Duplicates." in out


@pytest.mark.parametrize(("data", "sentence"), [(b"", "empty"), (b"city\nParis\n", "No column says"), (b"%PDF-1.7", "not a table")])
def test_a_file_that_cannot_be_imported_is_refused_with_the_reason(file, data, sentence):
    file.write_bytes(data)

    with pytest.raises(Refused, match=sentence):
        run(file)


def test_a_file_that_is_not_there_or_too_large_is_refused(file, tmp_path, settings):
    with pytest.raises(Refused, match="cannot be read"):
        run(tmp_path / "nothing.csv")
    settings.UPLOAD_LIMIT = 10
    with pytest.raises(Refused, match="is larger than"):
        run(file)


def test_wrong_usage_is_told_and_help_is_there(capsys):
    with pytest.raises(CommandError):
        run()
    with pytest.raises(SystemExit):
        call_command("import", "people", "--help")
    assert "--dry-run" in capsys.readouterr().out
