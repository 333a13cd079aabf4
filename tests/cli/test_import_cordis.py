"""`entente import cordis`: JSON alone on standard output, words on standard error, exit 1 with the reason."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from entente.cli.base import Refused
from entente.projects.models import Project
from tests.factories.projects import folder
from tests.scratch import installation

pytestmark = pytest.mark.django_db


def run(where: Path, *options: str) -> tuple[Any, str]:
    """What it said on standard output and on standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import", "cordis", str(where), *options, stdout=out, stderr=err)
    return json.loads(out.getvalue()) if "--json" in options else out.getvalue(), err.getvalue()


def test_the_result_as_one_object(tmp_path):
    said, progress = run(folder(tmp_path), "--json")

    seconds = said.pop("seconds")
    assert said == {
        **{
            "projects": 1,
            "participations": 1,
            "organisations": 1,
            "created": 3,
            "changed": 0,
            "unchanged": 0,
            "rejected": 0,
            "repeated": 0,
        },
        "by_noun": {noun: {"created": 1, "changed": 0, "unchanged": 0} for noun in ("projects", "participations", "organisations")},
        "rows": {"projects": 1, "participations": 1},
        **{"ec_contribution": "1000000.00", "total_cost": "1200000.50", "without_start": 0, "without_amounts": 0},
        **{"dry_run": False, "report": None},
    }
    assert seconds >= 0
    assert "2 of 2 rows" in progress


def test_the_summary_in_words(tmp_path):
    where = folder(tmp_path)

    first, again = run(where)[0], run(where)[0]

    assert "projects                 1   1 created, 0 changed, 0 unchanged" in first
    assert "EU contribution EUR 1,000,000.00, total cost EUR 1,200,000.50" in first
    assert "Nothing has changed: all 3 rows were here already." in again


def test_a_dry_run_writes_nothing(tmp_path):
    said, _progress = run(folder(tmp_path), "--dry-run")

    assert said.startswith("Dry run: nothing was written.")
    assert not Project.objects.exists()


def test_rows_left_out_stand_in_the_report_whose_place_is_told(tmp_path):
    report = tmp_path / "left" / "report.csv"
    said, _progress = run(folder(tmp_path, [{}, {"id": "700002", "totalCost": "-1"}, {}], None), "--json", "--report", str(report))

    assert said["report"] == str(report)
    assert list(csv.reader(report.open(encoding="utf-8", newline=""))) == [
        ["file", "line", "key", "what", "reason"],
        ["project.csv", "3", "700002", "rejected", "totalCost: -1 is negative; leave it empty when it is not known."],
        ["project.csv", "4", "700001", "repeated", "id: the grant stands again on line 2; the row with the highest record number is kept."],
    ]


def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path):
    with pytest.raises(Refused, match=r"holds no project\.csv"):
        run(tmp_path)


@pytest.mark.slow
@pytest.mark.django_db(transaction=False)
def test_exit_codes_of_the_real_command(tmp_path):
    with installation(tmp_path, on_postgresql=False) as here:
        done = here.entente("import", "cordis", str(folder(tmp_path / "files")), succeeds=False)
        nowhere = here.entente("import", "cordis", "/nowhere", succeeds=False)
        wrong = here.entente("import", "cordis", succeeds=False)

    assert (done.returncode, nowhere.returncode, wrong.returncode) == (0, 1, 2)
    assert "there is no such folder" in nowhere.stderr
