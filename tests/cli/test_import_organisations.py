"""`entente import organisations FILE`: what scripts rely on."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from entente.cli.base import Refused
from entente.members.models import Organisation
from tests.factories.members import partnership

pytestmark = pytest.mark.django_db
TEXT = "name,country,kind,note\nAurelia,FR,sme,x\nWrong,Atlantis,,\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    partnership()
    path = tmp_path / "members.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import", "organisations", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_one_json_object_on_standard_output_and_words_on_the_other(file, tmp_path):
    out, err = run(file, "--json", "--report", tmp_path / "report.csv")

    said = json.loads(out)
    assert said.pop("seconds") >= 0
    assert said == {
        "rows": 2,
        "created": 1,
        "changed": 0,
        "unchanged": 0,
        "rejected": 1,
        "dry_run": False,
        "left_out": ["note"],
        "report": str(tmp_path / "report.csv"),
    }
    assert "0 of 2 rows" in err


def test_the_report_names_line_column_and_reason(file, tmp_path):
    run(file, "--report", tmp_path / "report.csv")

    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as report:
        lines = list(csv.reader(report))
    assert lines[0] == ["line", "column", "problem"]
    assert lines[1] == ["3", "country", "“Atlantis” is no country; write its two letters, as in FR."]


def test_a_dry_run_writes_nothing_and_says_so(file):
    out, _err = run(file, "--dry-run")

    assert "Dry run: nothing was written." in out
    assert "2 rows: 1 created, 0 changed, 0 unchanged, 1 rejected" in out
    assert not Organisation.objects.exists()


def test_the_second_time_nothing_changes(file):
    run(file)

    out, _err = run(file, "--json")

    assert (json.loads(out)["created"], json.loads(out)["changed"], json.loads(out)["unchanged"]) == (0, 0, 1)


def test_without_problems_there_is_no_report(tmp_path):
    partnership()
    (tmp_path / "good.csv").write_text("name,country\nAurelia,FR\n", encoding="utf-8")

    out, _err = run(tmp_path / "good.csv", "--json", "--report", tmp_path / "report.csv")

    assert json.loads(out)["report"] is None
    assert not (tmp_path / "report.csv").exists()


@pytest.mark.parametrize(("data", "sentence"), [(b"", "empty"), (b"city\nParis\n", "No column says"), (b"%PDF-1.7", "not a table")])
def test_a_file_that_cannot_be_imported_is_refused_with_the_reason(file, data, sentence):
    file.write_bytes(data)

    with pytest.raises(Refused, match=sentence):
        run(file)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        run(tmp_path / "nothing.csv")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(file, settings):
    settings.UPLOAD_LIMIT = 10

    with pytest.raises(Refused, match="is larger than"):
        run(file)


def test_wrong_usage_is_told():
    with pytest.raises(CommandError):
        run()
