"""Investors and observations from tables: real rows, rejected with reasons, again without change, nothing half-written."""

import json
from contextlib import suppress

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.industry.imports import CannotImport, import_investors, import_observations
from entente.industry.imports.reading import from_path
from entente.industry.models import Investor, Observed
from entente.record.models import Entry
from entente.search.queries import matching
from tests.shared import shared

pytestmark = pytest.mark.django_db
HEAD = "country,fund_name,fund_manager,target_area,support_type,commitment_eur,website,targets_cybersecurity\n"
SEEN = "measure,unit,country,year,value,source,source_on\n"


def file(folder, text):
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return from_path(path)


def investors(folder, text, **said):
    return import_investors(file(folder, text), source="tests", by=None, at=timezone.now(), **said)


def test_the_real_intermediaries_come_in_and_what_the_pdf_cut_is_left_out_with_its_reason(tmp_path, capsys):
    path, report = shared("eif_equity_intermediaries.csv"), tmp_path / "left.csv"
    call_command("import", "investors", str(path), "--source", "EIF", "--report", str(report), "--json")
    said = json.loads(capsys.readouterr().out)

    assert said["rows"] == 152
    assert said["created"] + said["rejected"] + said["repeated"] == 152
    assert said["created"] == Investor.objects.count() >= 110
    assert Investor.objects.filter(cybersecurity="yes").count() >= 4
    assert "looks cut" in report.read_text()
    assert not Investor.objects.filter(name__contains="( entre").exists()
    call_command("import", "investors", str(path), "--source", "EIF", "--report", str(report), "--json")
    assert json.loads(capsys.readouterr().out)["unchanged"] == said["created"]


def test_a_row_says_what_is_wrong_and_an_empty_amount_is_not_0(tmp_path):
    rows = "Austria,Good Fund,,,,,,\nNowhere,Good Fund,,,,,,\nFR,Other Fund,,,Lottery,,,\nFR,Third Fund,,,,-5,,\nFR,Good Fund,,,,nan,,\n"
    result = investors(tmp_path, HEAD + rows)

    assert (result.counts["created"], result.counts["rejected"]) == (1, 4)
    assert [one.reason.split(":")[0] for one in result.left] == ["country", "support_type", "commitment_eur", "commitment_eur"]
    row = Investor.objects.get()
    assert (row.commitment, row.cybersecurity, row.support) == (None, "unknown", "unknown")
    assert list(matching("industry.investor", "good")) == [row.pk]


def test_a_dry_run_and_a_file_without_its_columns_write_nothing(tmp_path):
    result = investors(tmp_path, HEAD + "FR,Good Fund,,,,,,\n", is_dry_run=True)
    assert result.told() == {"rows": 1, "created": 1, "changed": 0, "unchanged": 0, "rejected": 0, "repeated": 0, "dry_run": True}
    with pytest.raises(CannotImport, match="no column fund_name"):
        investors(tmp_path, "country,name\nFR,x\n")
    assert not Investor.objects.exists()
    assert not Entry.objects.filter(verb="industry.investors_imported").exists()


def test_observations_stand_beside_their_source_and_change_with_it(tmp_path):
    rows = "Jobs,jobs,FR,2024,1234.5,Office of Numbers,2026-01-02\nJobs,jobs,EL,2024,,Office of Numbers,2026-01-02\n"
    result = import_observations(
        file(tmp_path, SEEN + rows + "Jobs,jobs,FR,x,1,S,2026-01-02\nJobs,jobs,FR,2024,1,S,soon\n"), by=None, at=timezone.now()
    )
    assert (result.counts["created"], result.counts["rejected"]) == (2, 2)
    assert Observed.objects.get(country="GR").value is None

    again = import_observations(file(tmp_path, SEEN + rows.replace("1234.5", "1300")), by=None, at=timezone.now())
    assert (again.counts["changed"], again.counts["unchanged"]) == (1, 1)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda one: (HEAD + one).encode()))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_file_each_row_is_taken_or_left_out(tmp_path, content):
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    told = None
    with suppress(CannotImport):
        told = import_investors(from_path(path), source="s", by=None, at=timezone.now(), is_dry_run=True).told()
    if told is None:
        return
    assert told["rows"] == sum(told[name] for name in ("created", "changed", "unchanged", "rejected", "repeated"))
