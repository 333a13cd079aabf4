"""`entente import calls FILE`, `entente import topics FILE`: what scripts rely on."""

import csv
import io
import json

import pytest
from django.core.management import call_command

from entente.agenda.models import CallTopic
from entente.cli.base import Refused
from tests.factories.members import partnership

pytestmark = pytest.mark.django_db


def run(noun, *arguments):
    out = io.StringIO()
    call_command("import", noun, *map(str, arguments), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_calls_are_told_as_one_json_object_and_the_report_says_why(tmp_path):
    partnership()
    path, report = tmp_path / "calls.csv", tmp_path / "report.csv"
    path.write_text("topic_id,title,deadline\nA,Ports,2099-01-01\nB,Chips,soon\n", encoding="utf-8")

    dry = json.loads(run("calls", path, "--dry-run", "--json", "--report", report))
    assert (dry["created"], dry["dry_run"], CallTopic.objects.count()) == (1, True, 0)
    said = json.loads(run("calls", path, "--json", "--report", report))

    assert said == {
        **{"calls": 1, "rows": 2, "created": 1, "changed": 0, "unchanged": 0, "rejected": 1, "repeated": 0},
        **{"dry_run": False, "report": str(report)},
    }
    with report.open(encoding="utf-8", newline="") as file:
        assert [row[1:4] for row in csv.reader(file)] == [["line", "key", "what"], ["3", "B", "rejected"]]


def test_topics_of_several_divisions_are_one_topic(tmp_path):
    partnership()
    path = tmp_path / "topics.csv"
    path.write_text("topic,topic_title,division,division_title\nA,Ports,1,Sea\nA,Ports,2,Land\n", encoding="utf-8")

    assert "1 created, 0 changed, 0 unchanged" in run("topics", path)
    assert "0 created, 0 changed, 1 unchanged" in run("topics", path)
    assert CallTopic.objects.get().divisions == "Sea; Land"


def test_a_file_that_is_none_is_refused_in_words(tmp_path):
    (tmp_path / "x.csv").write_text("a\n1\n", encoding="utf-8")

    with pytest.raises(Refused, match="no column topic_id"):
        run("calls", tmp_path / "x.csv")
    with pytest.raises(Refused, match="cannot be opened"):
        run("topics", tmp_path / "absent.csv")
