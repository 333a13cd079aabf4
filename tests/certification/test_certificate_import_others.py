"""The EUCC register, our own template, and lists of references."""

from datetime import date

import pytest

from entente.certification.imports.certificate_template import COLUMNS, EXAMPLE
from entente.certification.models import Certificate, CertificateReference, CertificateStatus
from entente.certification.queries.certificates import whole
from entente.projects.imports.refusals import CannotRead
from tests.factories import members
from tests.factories.certificates import imported, left_out, portal, register, schemes, table
from tests.shared import shared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known():
    members.partnership()
    schemes()


def test_the_two_real_entries():
    result = imported(shared("certificates/eucc_certificates_sample.json"))

    assert (result["certificates"], result["by_country"]) == (2, {"DE": 1, "FR": 1})
    infineon = Certificate.objects.get(number="EUCC-3087-2025-12-0001")
    assert (infineon.level, infineon.package, infineon.issued_on, infineon.ends_on) == (
        "high",
        "EAL6",
        date(2025, 12, 19),
        date(2030, 12, 20),
    )


@pytest.mark.parametrize(
    ("stated", "level"),
    [(["EAL2"], "substantial"), (["EAL4"], "high"), (["EAL2+", "AVA_VAN.3"], "high"), (["EAL4+", "AVA_VAN.2"], "substantial"), ([], "")],
)
def test_the_depth_of_vulnerability_analysis_decides_the_level(tmp_path, stated, level):
    imported(register(tmp_path, {"security_level": stated}))

    assert Certificate.objects.get().level == level


def test_an_entry_that_breaks_a_rule_is_taken_and_remarked(tmp_path):
    found = left_out(register(tmp_path, {"not_valid_after": "2030-12-20"}, {"cert_id": "EUCC-1", "assurance_level": "substantial"}))

    assert [(line, kind) for line, _key, kind, _reason in found] == [(1, "remark"), (2, "remark")]
    assert "more than five years" in found[0][3]
    assert "its AVA_VAN makes it high" in found[1][3]
    assert Certificate.objects.count() == 2


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({"cert_id": ""}, "cert_id: it is empty"),
        ({"name": None}, "name: it is empty"),
        ({"not_valid_before": "19.12.2025"}, "not_valid_before: 19.12.2025 is not a date"),
        ({"status": "lost"}, "status: lost is none of"),
        ({"not_valid_after": "2020-01-01"}, "not_valid_after: it is before"),
        (7, "it is not an entry"),
    ],
)
def test_an_entry_that_cannot_be_taken_says_why(tmp_path, entry, says):
    [(place, _key, kind, reason)] = left_out(register(tmp_path, entry))

    assert (place, kind) == (1, "rejected")
    assert reason.startswith(says)


@pytest.mark.parametrize("content", ["{", '{"certs": 7}', '{"a": 1}', "[" * 5000])
def test_a_file_that_is_no_register_is_refused(tmp_path, content):
    path = tmp_path / "eucc.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(CannotRead):
        imported(path)


def test_a_withdrawn_entry_is_withdrawn_and_says_that_nobody_knows_since_when(tmp_path):
    imported(register(tmp_path, {"status": "withdrawn"}))

    status = CertificateStatus.objects.get()
    assert (status.state, status.to_on) == ("withdrawn", None)
    assert "since when" in status.because


def test_the_example_of_the_template_can_be_imported(tmp_path):
    result = imported(table(tmp_path / "ours.csv", [dict(zip(COLUMNS, EXAMPLE, strict=True))], COLUMNS))

    assert (result["layout"], result["created"], result["rejected"]) == ("csv", 1, 0)
    one = Certificate.objects.get()
    assert (one.scheme.code, one.level, one.ends_on, one.body) == ("cspn", "one", date(2027, 2, 1), "ANSSI")


def test_a_suspension_of_the_template_begins_on_its_day(tmp_path):
    row = dict(zip(COLUMNS, EXAMPLE, strict=True)) | {"status": "suspended", "status_since": "2025-06-01"}
    imported(table(tmp_path / "ours.csv", [row], COLUMNS))

    states = {day: CertificateStatus.objects.known().on(day).get().state for day in (date(2025, 5, 31), date(2025, 6, 1))}
    assert states == {date(2025, 5, 31): "valid", date(2025, 6, 1): "suspended"}


def test_the_country_of_a_national_scheme_holds_where_the_row_names_none(tmp_path):
    row = dict(zip(COLUMNS, EXAMPLE, strict=True)) | {"country": "", "number": ""}
    path = table(tmp_path / "ours.csv", [row], COLUMNS)
    imported(path)

    assert Certificate.objects.get().country_id == "FR"
    assert imported(path)["unchanged"] == 1


def test_a_table_of_something_else_is_refused_with_what_was_expected(tmp_path):
    with pytest.raises(CannotRead, match="none that is known"):
        imported(table(tmp_path / "x.csv", [{"a": "1", "b": "2"}], ["a", "b"]))


def refs(tmp_path, *rows):
    return table(
        tmp_path / "refs.csv", [dict(zip(("cert_id", "scheme", "refs"), row, strict=True)) for row in rows], ["cert_id", "scheme", "refs"]
    )


def test_references_are_a_graph_by_number_whichever_comes_first(tmp_path):
    imported(refs(tmp_path, ("ANSSI-CC-2022/08", "FR", "{'ANSSI-CC-2022/07', 'BSI-DSZ-CC-0829-2012'}")))
    address = "https://portal.example/files/ANSSI-CC-2022_08.pdf"
    imported(portal(tmp_path, {}, {"Name": "Applet", "Certification Report URL": address}))

    applet = whole(Certificate.objects.get(name="Applet").pk)
    gateway = whole(Certificate.objects.get(name="Gateway 1.0").pk)

    assert [(one.number, one.certificate and one.certificate.name) for one in applet.composed_of] == [
        ("ANSSI-CC-2022/07", "Gateway 1.0"),
        ("BSI-DSZ-CC-0829-2012", None),
    ]
    assert [one.certificate.name for one in gateway.used_by] == ["Applet"]
    assert (applet.used_by, gateway.composed_of) == ([], [])


def test_nothing_refers_to_itself_and_nothing_twice(tmp_path):
    path = refs(tmp_path, ("CRP1", "UK", "{'CRP1', 'CRP2', 'CRP-2', \"CRP3\"}"), ("CRP1", "UK", "CRP2;CRP4"), ("CRP5", "UK", "set()"))

    result = imported(path)

    assert (result["rows"], result["references"], result["created"]) == (3, 4, 4)
    assert CertificateReference.objects.count() == 4
    assert imported(path)["created"] == 0


def test_the_real_references():
    result = imported(shared("certificates/cc_scheme_references.csv"))

    assert (result["rows"], result["references"], result["rejected"]) == (1523, 2102, 0)
