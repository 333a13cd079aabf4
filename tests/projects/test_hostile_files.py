"""Arbitrary bytes and rows: either a refusal in words with nothing written, or every row accounted for."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from entente.projects.imports import CannotRead
from entente.projects.models import Participation, Project
from entente.record.queries import verify
from tests.factories.projects import PARTICIPATION, PROJECT, Listener, folder, imported

pytestmark = pytest.mark.django_db
within_time = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

SNIPPETS = [
    "",
    "0",
    "-1",
    "1,5",
    "1.234",
    "700001",
    "200001",
    "rcn-1",
    "2016-02-30",
    "01/03/2015",
    "EL",
    "XK",
    "ZZ",
    "999000001",
    "=1+1",
    '"',
    ";",
    "\n",
]
cell = st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=30), st.from_regex(r"[0-9]{1,20}[.,][0-9]{0,4}", fullmatch=True))


@contextmanager
def fresh() -> Iterator[Path]:
    """A folder and a database to spoil."""
    with tempfile.TemporaryDirectory() as where, transaction.atomic():
        yield Path(where)
        transaction.set_rollback(True)


def take(where: Path) -> None:
    """Import, and see that what was told is what is there."""
    listener = Listener()
    try:
        result = imported(where, listener)
    except CannotRead:
        assert (Project.objects.count(), Participation.objects.count(), listener.steps) == (0, 0, [])
        return
    assert (Project.objects.count(), Participation.objects.count()) == (result["projects"], result["participations"])
    assert sum(result["rows"].values()) == result["projects"] + result["participations"] + result["rejected"] + result["repeated"]
    assert [one.kind for one in listener.left].count("rejected") == result["rejected"]
    assert all(one.line > 1 and one.reason for one in listener.left)
    assert imported(where)["unchanged"] == result["created"] + result["changed"]


@within_time
@given(st.binary(max_size=400), st.one_of(st.none(), st.binary(max_size=400)))
@example(b'id;title\n"1;\n', None)
@example(b"id;title\n1;A\n1;B\n", b"projectID;name;country\n1;A;FR\n1;A;FR\n")
@example("id;title\n1;A".encode("utf-16"), None)
@example(b"id;\x00title\n1;\x002\n", b"\x1f\x8b")
def test_any_bytes(projects, participations):
    with fresh() as where:
        (where / "project.csv").write_bytes(projects)
        if participations is not None:
            (where / "organization.csv").write_bytes(participations)

        take(where)


@within_time
@given(st.data())
def test_any_damage_to_sound_files(data):
    with fresh() as where:
        folder(where, [{}, {"id": "700002", "rcn": "200002"}], [{}, {"projectID": "700002", "order": "2"}])
        path = where / data.draw(st.sampled_from(["project.csv", "organization.csv"]))
        sound = path.read_bytes()
        start = data.draw(st.integers(0, len(sound)))
        end = data.draw(st.integers(start, min(len(sound), start + 40)))
        path.write_bytes(sound[:start] + data.draw(st.binary(max_size=12)) + sound[end:])

        take(where)


@within_time
@given(
    st.lists(st.dictionaries(st.sampled_from(list(PROJECT)), cell, max_size=5), max_size=4),
    st.lists(st.dictionaries(st.sampled_from(list(PARTICIPATION)), cell, max_size=5), max_size=5),
    st.sampled_from([";", ",", "\t"]),
)
def test_any_rows(projects, participations, delimiter):
    with fresh() as where:
        folder(where, projects, participations, delimiter=delimiter, encoding="utf-8")

        take(where)


def test_the_record_still_verifies_after_all_kinds_of_rows(tmp_path):
    imported(folder(tmp_path, [{}, {"id": "=cmd|' /C calc'!A0", "rcn": "x"}], [{"name": '=HYPERLINK("http://example.org")'}]))

    assert verify().ok
