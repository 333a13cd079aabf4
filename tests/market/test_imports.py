"""What markets ask, from a file: whatever a file holds, nothing is half-written, and the second time nothing changes."""

import csv
import io
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from openpyxl import Workbook

from entente.market.imports import COLUMNS, Brought, import_acceptances
from entente.market.models import Acceptance
from entente.members.imports import CannotImport, open_file
from entente.record.models import Entry
from tests.factories import market
from tests.factories.market import AT
from tests.web.reading import words

LINE = {"state": "FR", "sector": "nis2-energy", "scope": "product", "mode": "mandatory", "accepts": "cspn; eucc:high"}
READ = {"source": "https://law.example/", "checked_on": "2026-11-28", "from_on": "2026-01-01"}


def written(*lines: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> bytes:
    text = StringIO()
    into = csv.DictWriter(text, columns, extrasaction="ignore")
    into.writeheader()
    into.writerows(lines)
    return text.getvalue().encode("utf-8", errors="replace")


def brought(data: bytes, *, is_dry_run: bool = False) -> Brought:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return import_acceptances(open_file(Path(file.name), "asked.csv"), by=None, at=AT, is_dry_run=is_dry_run)


def told() -> list[tuple[object, ...]]:
    return list(Acceptance.objects.known().order_by("pk").values_list("pk", "mode", "accepts", "requires", "from_on", "to_on"))


SAID = {
    "state": st.sampled_from(["FR", "de", "XX", ""]),
    "sector": st.sampled_from(["nis2-energy", "consumers", "moon"]),
    "scope": st.sampled_from(["product", "consumer_device", "?"]),
    "mode": st.sampled_from(["mandatory", "nothing", "perhaps"]),
    "accepts": st.sampled_from(["", "cspn", "eucc:high;cspn", "eucc:gold", "=1+1"]),
    "requires": st.sampled_from(["", "none", "iso-27001", "wishes"]),
    "from_on": st.sampled_from(["", "2026-01-01", "2025-01-01", "1/1/26"]),
    "source": st.sampled_from(["", "https://law.example/", "ftp:x", "https://law.example/" + "x" * 500]),
    "source_note": st.one_of(st.sampled_from(["", "the gazette"]), st.text(max_size=8)),
}


class Laws(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        market.market()

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.fixed_dictionaries(SAID), max_size=5))
    def test_counts_add_up_a_try_writes_nothing_and_the_second_time_nothing_changes(self, lines: list[dict[str, str]]) -> None:
        data, before, entries = written(*lines), told(), Entry.objects.count()
        try:
            tried = brought(data, is_dry_run=True)
        except CannotImport:
            return
        assert (told(), Entry.objects.count()) == (before, entries)

        done = brought(data)
        after = told()
        again = brought(data)

        assert tried.counts == done.counts
        assert len(done.problems) == done.counts["rejected"] == done.counts["rows"] - sum(done.counts[one] for one in DONE)
        assert len({one.line for one in done.problems}) == len(done.problems)
        assert told() == after
        assert again.counts["created"] == again.counts["changed"] == 0
        assert Entry.objects.filter(verb="market.acceptances_imported").count() == bool(done.counts["created"] + done.counts["changed"])


DONE = ("created", "changed", "unchanged")


@pytest.mark.django_db
def test_a_line_says_what_a_market_asks_from_a_day_on_and_every_other_is_told(tmp_path: Path) -> None:
    market.market()
    wrong = {**LINE, **READ, "state": "DE", "accepts": "eucc:gold"}
    path, report = tmp_path / "asked.csv", tmp_path / "report.csv"
    path.write_bytes(written({**LINE, **READ, "requires": "none"}, wrong, {**LINE, **READ}))

    call_command("import", "acceptances", str(path), "--report", str(report), "--json", stdout=StringIO())

    made = Acceptance.objects.get(state="FR", sector="nis2-energy", scope="product")
    assert (made.accepts, made.requires, made.mode, str(made.from_on)) == (["cspn", "eucc:high"], [], "mandatory", "2026-01-01")
    lines = report.read_text().splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["3", "4"]
    assert "no level gold" in lines[1]
    assert "earlier in this file" in lines[2]
    assert not Acceptance.objects.filter(state="DE", sector="nis2-energy").exists()


@pytest.mark.django_db
def test_a_newer_file_changes_what_is_asked_from_its_day_on() -> None:
    market.market()
    brought(written({**LINE, **READ}))

    done = brought(written({**LINE, **READ, "mode": "voluntary", "from_on": "2026-06-01"}))

    rows = Acceptance.objects.known().filter(state="FR", sector="nis2-energy").order_by("from_on")
    assert [(one.mode, str(one.from_on), str(one.to_on)) for one in rows] == [
        ("mandatory", "2026-01-01", "2026-06-01"),
        ("voluntary", "2026-06-01", "None"),
    ]
    assert done.counts["changed"] == 1


@pytest.mark.django_db
def test_the_page_tries_a_workbook_and_brings_it_in(signed_in, office) -> None:
    market.market()
    book, held = Workbook(), io.BytesIO()
    book.active.append(list(COLUMNS))
    book.active.append([{**LINE, **READ}.get(name, "") for name in COLUMNS])
    book.save(held)
    client = signed_in(office)

    def sent(**button: str) -> str:
        answer = client.post("/market/acceptances/import/", {"file": SimpleUploadedFile("asked.xlsx", held.getvalue()), **button})
        assert answer.status_code == 200
        return words(answer)

    assert "What would happen Lines 1 New 1" in sent(**{"try": ""})
    assert not Acceptance.objects.filter(state="FR", sector="nis2-energy").exists()
    assert "What happened Lines 1 New 1" in sent(bring="")
    assert Acceptance.objects.filter(state="FR", sector="nis2-energy").count() == 1


@pytest.mark.django_db
def test_a_file_without_the_columns_is_refused_in_words(signed_in, office) -> None:
    answer = signed_in(office).post("/market/acceptances/import/", {"file": SimpleUploadedFile("x.csv", b"a,b\n1,2\n"), "try": ""})

    assert answer.status_code == 409
    assert "state, sector, scope, mode, accepts" in words(answer)
