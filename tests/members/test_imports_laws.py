"""Whatever a file holds: no unhandled exception, nothing half-written, and the second time nothing changes."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from openpyxl import Workbook

from entente.members.imports import COLUMNS, CannotImport, Read, import_file, open_file
from entente.members.models import Identifier, Organisation, Standing
from tests.factories.members import at, member, partnership, pic

CELLS = st.one_of(
    st.sampled_from(
        ["", "FR", "Greece", "sme", "association", "admitted", "left", "2018-01-01", "01/02/2018", "yes", "12", "1.234,5", "2017", "=1+1"]
    ),
    st.sampled_from(
        ["100000001", "FR40303265045", "demand-energy", "D01;D02", "FR101", "Aurelia", "aurelia ", "https://example.org", "\u202e", "NaN"]
    ),
    st.text(max_size=12),
)
NAMES = [column.name for column in COLUMNS]
tables = st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True).flatmap(
    lambda header: st.tuples(st.just(["name", "country", *(name for name in header if name not in ("name", "country"))]), st.integers(0, 6))
)


@st.composite
def rows(draw):
    header, count = draw(tables)
    lines = [
        [draw(st.sampled_from(["Aurelia", "Bastion", ""])), draw(st.sampled_from(["FR", "DE", "?"])), *(draw(CELLS) for _ in header[2:])]
        for _ in range(count)
    ]
    return [header, *lines]


def imported(data: bytes, name: str = "file.csv", *, is_dry_run: bool = False) -> Read | None:
    """As the command and the page do it: a refusal is an answer, anything else is a fault."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            return import_file(open_file(path, name), by=None, at=at(2018, 10), is_dry_run=is_dry_run)
        except CannotImport:
            return None


def written(lines) -> bytes:

    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8", errors="replace")


def kept() -> tuple:
    return (
        sorted(Organisation.objects.values_list("slug", "name", "country", "region", "city", "website", "size", "about", "short_name")),
        sorted(Identifier.objects.values_list("scheme", "country", "value")),
        sorted(Standing.objects.values_list("organisation__slug", "kind", "from_on")),
    )


class Imports(TestCase):
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.binary(max_size=300))
    @example(b"name,country\n\x00,FR\n")
    @example("name,country\nŁódź,PL\n".encode("utf-16"))
    @example(b"\xff\xfen")
    def test_arbitrary_bytes_are_answered(self, data):
        partnership()

        imported(data)
        imported(b"name,country\n" + data)

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.binary(max_size=60), st.integers(0, 3000))
    def test_damaged_workbooks_are_answered(self, junk, place):
        partnership()
        book = Workbook()
        book.active.append(["name", "country"])
        book.active.append(["Aurelia", "FR"])
        out = io.BytesIO()
        book.save(out)
        data = bytearray(out.getvalue())
        data[place : place + len(junk)] = junk

        imported(bytes(data), "file.xlsx")

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(rows())
    @example([["name", "country", "register"], ["Aurelia", "FR", ""], ["Aurelia", "FR", "100000001"], ["Bastion", "FR", "100000001"]])
    @example([["name", "country", "pic", "city"], ["Bastion", "FR", "100000001", ""], ["Aurelia", "FR", "", "Rennes"]])
    @example(
        [["name", "country", "register", "city"], ["Bastion", "FR", "1", ""], ["Aurelia", "FR", "1", ""], ["Aurelia", "FR", "", "Rennes"]]
    )
    def test_any_rows_are_counted_once_and_the_second_time_changes_nothing(self, lines):
        partnership()
        member("Aurelia", "FR", numbers=(pic(100000001),))
        data, before = written(lines), kept()

        tried = imported(data, is_dry_run=True)
        assert kept() == before
        first = imported(data)
        after = kept()
        second = imported(data)

        if first is None or tried is None:
            assert after == before
            return
        counts = first.plan.counts
        assert tried.plan.counts == counts
        assert counts["rows"] == counts["created"] + counts["changed"] + counts["unchanged"] + counts["rejected"]
        assert len(after[0]) == len(before[0]) + counts["created"]
        assert kept() == after
        assert second is not None
        assert (second.plan.counts["created"], second.plan.counts["changed"]) == (0, 0)
