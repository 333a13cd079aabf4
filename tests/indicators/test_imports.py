"""Values from a file: drafts like any other, told line by line, and nothing new the second time."""

import csv
import tempfile
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from entente.indicators import actions
from entente.indicators.imports import COLUMNS, Brought, import_observations
from entente.indicators.models import Observation
from entente.members.imports import CannotImport, open_file
from tests.factories.programme import AT, indicator, office
from tests.web.reading import words

LINE = {
    "indicator": "trained",
    "on": "2018-06-30",
    "value": "280",
    "evidence": "Lists",
    "asked": "40",
    "answered": "30",
    "parts": "FR: 12; DE: 268",
}


def written(*lines: dict[str, str]) -> bytes:
    text = StringIO()
    into = csv.DictWriter(text, COLUMNS, extrasaction="ignore")
    into.writeheader()
    into.writerows(lines)
    return text.getvalue().encode("utf-8", errors="replace")


def brought(data: bytes, *, is_dry_run: bool = False) -> Brought:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return import_observations(open_file(Path(file.name), "values.csv"), by=None, at=AT, is_dry_run=is_dry_run)


SAID = {
    "indicator": st.sampled_from(["trained", "computed", "nobody"]),
    "on": st.sampled_from(["2018-06-30", "2017-12-31", "2099-01-01", "June"]),
    "value": st.sampled_from(["", "0", "280", "280.00", "-1.5", "1e30", "NaN", "many"]),
    "why_not": st.sampled_from(["", "nobody was asked"]),
    "asked": st.sampled_from(["", "40", "1.5", "-1"]),
    "answered": st.sampled_from(["", "30", "50"]),
    "parts": st.one_of(st.sampled_from(["", "FR: 12", ": 3", "FR: x"]), st.text(max_size=6)),
}


class Laws(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        indicator(code="trained")
        indicator("Leverage", code="computed", source="computed", measure="leverage")

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.fixed_dictionaries(SAID), max_size=5))
    def test_counts_add_up_a_try_writes_nothing_and_what_came_in_is_a_draft(self, lines: list[dict[str, str]]) -> None:
        try:
            tried = brought(written(*lines), is_dry_run=True)
        except CannotImport:
            return
        assert not Observation.objects.exists()

        done = brought(written(*lines))

        counts = done.counts
        assert tried.counts == counts
        assert counts["rows"] == sum(counts[name] for name in ("created", "changed", "unchanged", "rejected"))
        assert Observation.objects.count() == counts["created"] + counts["changed"]
        assert {one.state for one in Observation.objects.all()} <= {"draft"}
        assert all(one.indicator.code == "trained" for one in Observation.objects.select_related("indicator"))


@pytest.mark.django_db
def test_a_file_brings_drafts_that_somebody_validates_and_again_brings_nothing(tmp_path: Path) -> None:
    indicator(code="trained")
    path, report = tmp_path / "values.csv", tmp_path / "report.csv"
    path.write_bytes(written(LINE, {**LINE, "on": "2018-03-31", "value": "", "why_not": "Nobody was asked"}, {**LINE, "value": "many"}))

    for _again in range(2):
        call_command("import", "observations", str(path), "--report", str(report), "--json", stdout=StringIO())

    seen = Observation.objects.order_by("on")
    assert [(one.on, one.value, one.why_not, one.state) for one in seen] == [
        (date(2018, 3, 31), None, "Nobody was asked", "draft"),
        (date(2018, 6, 30), 280, "", "draft"),
    ]
    assert seen[1].parts == {"FR": "12.0000", "DE": "268.0000"}
    assert "value is “many”" in report.read_text()
    assert actions.validate(seen[1], by=office(), at=AT).state == "validated"


@pytest.mark.django_db
def test_the_page_tries_a_file_and_brings_it_in(signed_in, office) -> None:
    indicator(code="trained")
    client = signed_in(office)

    def sent(**button: str) -> str:
        return words(client.post("/programme/indicators/import/", {"file": SimpleUploadedFile("v.csv", written(LINE)), **button}))

    assert "What would happen Lines 1 New 1" in sent(**{"try": ""})
    assert not Observation.objects.exists()
    assert "What happened Lines 1 New 1" in sent(bring="")
    assert Observation.objects.get().entered_by == office.person
