"""The Common Criteria portal's list: true layout, true dirt, real figures."""

from datetime import date

import pytest

from entente.certification.models import Certificate, CertificateSource, CertificateStatus, Holder, Maintenance
from entente.projects.imports.refusals import CannotRead
from entente.record.models import Entry
from tests.factories import members
from tests.factories.certificates import AT, Listener, imported, left_out, portal, schemes
from tests.shared import shared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known():
    members.partnership()
    schemes()


def test_the_real_smart_cards():
    path = shared("certificates/cc_portal_smartcards.csv")
    listener = Listener()
    result = imported(path, listener)

    assert (result["certificates"], result["created"], result["rejected"], result["repeated"]) == (719, 719, 0, 0)
    assert result["by_country"] == {"FR": 508, "DE": 136, "NL": 54, "ES": 21}
    assert Certificate.objects.count() == 719
    assert [one.line for one in listener.left] == [460, 518, 522, 523, 677]
    assert Certificate.objects.filter(ava_van=5).count() == 500
    again = imported(path)
    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, 719)


def test_the_real_sample_with_its_bytes_and_its_maintenance():
    result = imported(shared("certificates/cc_products_active_sample.csv"))

    assert (result["rows"], result["certificates"], result["maintenances"], result["rejected"]) == (4, 3, 1, 0)
    fortinet = Certificate.objects.get(holder__name="Fortinet, Inc.")
    assert fortinet.name == "Fortinet FortiGate w/ FortiOS v5.6.7"
    assert [one.on for one in fortinet.maintenances.all()] == [date(2019, 8, 26)]
    assert (fortinet.profiles, fortinet.assurance, fortinet.eal) == (["CPP_FW_V2.0E"], "", None)
    assert "NetIQ%C2%AE" in Certificate.objects.get(scheme__code="cc-se").report_address


def test_a_row_becomes_a_certificate_with_its_course(tmp_path):
    imported(portal(tmp_path, {}))

    one = Certificate.objects.get()
    assert (one.scheme.code, one.number, one.is_number_read, one.package) == ("cc-fr", "ANSSI-CC-2022/07", True, "EAL4+")
    assert (one.ava_van, one.components, one.country_id) == (5, ["ALC_FLR.2", "AVA_VAN.5"], "FR")
    course = list(CertificateStatus.objects.order_by("from_on").values_list("state", "from_on", "to_on"))
    assert course == [("valid", date(2022, 3, 15), date(2027, 3, 15)), ("archived", date(2027, 3, 15), None)]


def test_dates_are_american(tmp_path):
    assert left_out(portal(tmp_path, {"Certification Date": "31/12/2022"})) == [
        (2, "Gateway 1.0", "rejected", "Certification Date: 31/12/2022 is not a date; the portal writes MM/DD/YYYY.")
    ]


def test_maintenance_rows_belong_to_their_certificate_wherever_they_stand(tmp_path):
    maintained = {"Maintenance Date": "05/01/2023", "Maintenance Title": "Gateway 1.1"}
    path = portal(tmp_path, maintained, {"Name": "Other"}, {}, {**maintained, "Maintenance Date": "06/01/2024"})

    result = imported(path)

    assert (result["certificates"], result["maintenances"], result["repeated"]) == (2, 2, 0)
    assert list(Maintenance.objects.order_by("on").values_list("certificate__name", "on")) == [
        ("Gateway 1.0", date(2023, 5, 1)),
        ("Gateway 1.0", date(2024, 6, 1)),
    ]


def test_a_maintenance_that_comes_later_changes_its_certificate_and_no_other(tmp_path):
    imported(portal(tmp_path, {}, {"Name": "Other"}))

    result = imported(portal(tmp_path, {}, {"Name": "Other"}, {"Maintenance Date": "05/01/2023"}, name="later.csv"))

    assert (result["created"], result["changed"], result["unchanged"]) == (0, 1, 1)


def test_the_same_certificate_twice_is_taken_once(tmp_path):
    assert left_out(portal(tmp_path, {}, {})) == [(3, "Gateway 1.0", "repeated", "Name: the certificate stands on line 2 already.")]


def test_malformed_lines_are_reported_with_their_line_and_the_others_come_in(tmp_path):
    path = portal(tmp_path, {}, {"Name": "Other"})
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0], lines[1] + ',"one","more"', lines[2]]) + "\n", encoding="utf-8")

    assert [(line, kind) for line, _key, kind, _reason in left_out(path)] == [(2, "rejected")]
    assert Certificate.objects.get().name == "Other"


def test_windows_bytes_are_read_as_what_they_are(tmp_path):
    imported(portal(tmp_path, {"Manufacturer": "Société Générale®"}, encoding="cp1252"))

    assert Holder.objects.get().name == "Société Générale®"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"Name": " "}, "Name: it is empty"),
        ({"Scheme": "ZZ"}, "Scheme: ZZ is no country"),
        ({"Scheme": "AT"}, "scheme: no scheme cc-at is known"),
        ({"Archived Date": "01/01/2020"}, "Archived Date: it is before the day of issue"),
        ({"Scheme": "", "Certification Report URL": "https://portal.example/report.pdf"}, "Scheme: it is empty, and no number"),
    ],
)
def test_what_cannot_be_taken_says_why(tmp_path, row, says):
    [(line, _key, kind, reason)] = left_out(portal(tmp_path, row))

    assert (line, kind) == (2, "rejected")
    assert reason.startswith(says)
    assert not Certificate.objects.exists()


def test_an_empty_scheme_is_read_from_the_shape_of_the_number_and_a_full_one_never_is(tmp_path):
    address = "https://portal.example/BSI-DSZ-CC-1176-2023.pdf"
    imported(
        portal(
            tmp_path,
            {"Scheme": "", "Certification Report URL": address},
            {"Scheme": "FR", "Name": "B", "Certification Report URL": address},
        )
    )

    assert set(Certificate.objects.values_list("name", "country_id")) == {("Gateway 1.0", "DE"), ("B", "FR")}


def test_a_certificate_archived_on_its_first_day_is_taken_and_remarked(tmp_path):
    [(_line, _key, kind, reason)] = left_out(portal(tmp_path, {"Archived Date": "03/15/2022"}))

    assert kind == "remark"
    assert "never valid" in reason
    assert list(CertificateStatus.objects.values_list("state", "from_on")) == [("archived", date(2022, 3, 15))]


def test_a_file_that_was_cut_off_brings_nothing(tmp_path):
    path = portal(tmp_path, {}, {"Name": "Other"})
    path.write_bytes(path.read_bytes()[:-20])

    with pytest.raises(CannotRead, match="cut off"):
        imported(path)
    assert not Certificate.objects.exists()


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path):
    path = portal(tmp_path, {}, {"Name": "Other"}, {"Name": ""})
    tried = imported(path, is_dry_run=True)
    assert not Certificate.objects.exists()
    assert not CertificateSource.objects.exists()

    assert imported(path) == tried


def test_what_a_file_leaves_empty_stays_as_it_is_known(tmp_path):
    imported(portal(tmp_path, {}))
    imported(portal(tmp_path, {"Assurance Level": "", "Archived Date": ""}, name="poorer.csv"))

    one = Certificate.objects.get()
    assert (one.package, one.ends_on) == ("EAL4+", date(2027, 3, 15))


def test_each_batch_is_one_transaction_with_one_entry(tmp_path, monkeypatch):
    monkeypatch.setattr("entente.certification.imports.certificate_run.BATCH", 2)
    before = Entry.objects.filter(verb="registers.imported").count()

    imported(portal(tmp_path, *({"Name": f"Product {n}"} for n in range(5))))

    assert Entry.objects.filter(verb="registers.imported").count() - before == 3


def test_stopped_and_gone_on_with_the_figures_are_those_of_the_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("entente.certification.imports.certificate_run.BATCH", 2)
    path = portal(tmp_path, *({"Name": f"Product {n}"} for n in range(5)))

    first = imported(path, Listener(stops_before=1), name="job 1")
    assert (first["created"], Certificate.objects.count()) == (2, 2)
    whole = imported(path, name="job 1")

    assert (whole["created"], whole["unchanged"], Certificate.objects.count()) == (5, 0, 5)


def test_an_earlier_end_supersedes_what_was_known(tmp_path):
    imported(portal(tmp_path, {}))
    imported(portal(tmp_path, {"Archived Date": "06/01/2024"}, name="later.csv"), at=AT.replace(day=29))

    assert CertificateStatus.objects.known().on(date(2025, 1, 1)).get().state == "archived"
    assert CertificateStatus.objects.known(by=AT).on(date(2025, 1, 1)).get().state == "valid"
