"""Arbitrary bytes and rows: either a refusal in words with nothing written, or every row accounted for."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from entente.certification.imports import certificate_template
from entente.certification.imports.certificate_cc import COLUMNS
from entente.certification.models import Certificate, CertificateReference
from entente.projects.imports.refusals import CannotRead
from entente.record.queries import verify
from tests.factories import members
from tests.factories.certificates import PORTAL, Listener, imported, portal, register, schemes, table

pytestmark = pytest.mark.django_db
within_time = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
SNIPPETS = ["", "FR", "UK", "ZZ", "02/30/2020", "03/15/2022", "EAL4+,AVA_VAN.5", "&#x2f;", "=1+1", '"', "\n", "https://[", "None", "a|b"]
cell = st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=30))
json_value = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20)), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)


@pytest.fixture(autouse=True)
def known():
    members.partnership()
    schemes()


@contextmanager
def fresh() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as where, transaction.atomic():
        yield Path(where)
        transaction.set_rollback(True)


def take(path: Path) -> None:
    """Import, and see that what was told is what is there, and that a second time changes nothing."""
    listener = Listener()
    try:
        result = imported(path, listener)
    except CannotRead:
        assert (Certificate.objects.count(), CertificateReference.objects.count(), listener.steps) == (0, 0, [])
        return
    assert result.get("certificates", 0) == Certificate.objects.count()
    assert all(one.line >= 1 and one.reason for one in listener.left)
    kinds = [one.kind for one in listener.left]
    assert (kinds.count("rejected"), kinds.count("repeated")) == (result["rejected"], result["repeated"])
    again = imported(path)
    assert (again["created"], again["changed"]) == (0, 0)


@within_time
@given(st.binary(max_size=400))
@example(b'scheme,name\n"eucc",\n')
@example(b"scheme,name\neucc,A\neucc,A\n")
@example("scheme,name\neucc,A".encode("utf-16"))
@example(b"[{}]")
@example(b"cert_id,scheme,refs\nA,FR,\"{'B'}\"")
@example(b"\xff\xfe\x00")
def test_any_bytes(content):
    with fresh() as where:
        (where / "file").write_bytes(content)

        take(where / "file")


@within_time
@given(st.data())
def test_any_damage_to_a_sound_file(data):
    with fresh() as where:
        path = portal(where, {}, {"Name": "Other", "Maintenance Date": "05/01/2023"}, {"Name": "Other"})
        sound = path.read_bytes()
        start = data.draw(st.integers(0, len(sound)))
        end = data.draw(st.integers(start, min(len(sound), start + 40)))
        path.write_bytes(sound[:start] + data.draw(st.binary(max_size=12)) + sound[end:])

        take(path)


@within_time
@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), cell, max_size=6), max_size=5))
def test_any_rows_of_the_portal(rows):
    with fresh() as where:
        take(portal(where, *rows))


@within_time
@given(st.lists(st.dictionaries(st.sampled_from(certificate_template.COLUMNS), cell, max_size=8), max_size=5))
def test_any_rows_of_the_template(rows):
    with fresh() as where:
        path = table(where / "t.csv", [{"scheme": "cspn", "name": "A"} | row for row in rows], certificate_template.COLUMNS)

        take(path)


@within_time
@given(
    st.lists(
        st.one_of(json_value, st.dictionaries(st.sampled_from(["cert_id", "name", "status", "security_level", "scheme"]), json_value)),
        max_size=4,
    )
)
def test_any_entries_of_the_register(entries):
    with fresh() as where:
        take(register(where, *entries))


def test_the_record_still_verifies_after_all_kinds_of_rows(tmp_path):
    imported(portal(tmp_path, {}, {"Name": "=cmd|' /C calc'!A0"}, {"Manufacturer": '=HYPERLINK("http://example.org")'}))

    assert verify().ok
    assert len(PORTAL) == 14
