import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.engine.certificate_numbers import canonical, country_of, in_report


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ANSSI-CC-2016/36", "anssi-cc_2016-36"),
        ("DCSSI-2008/12", "ANSSI-CC-2008/12"),
        ("BSI-DSZ-CC-0426-2007", "BSI-DSZ-CC-426-2007"),
        ("2012-08-INF-1198", "2012-8-INF-1198"),
        ("NSCIB-CC-0441505-CR2-CR", "NSCIB-CC-0441505-CR2"),
        ("NSCIB-CC-2300058-01-CR", "NSCIB-CC-2300058-01"),
        ("CERTIFICATE EUCC-3087-2025-12-0001", "EUCC-3087-2025-12-1"),
    ],
)
def test_two_spellings_of_one_number(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ANSSI-CC-2016/36", "ANSSI-CC-2016/37"),
        ("BSI-DSZ-CC-0837-2014", "BSI-DSZ-CC-0837-V2-2014"),
        ("NSCIB-CC-13-37760-CR", "NSCIB-CC-13-37760-CR2"),
        ("ANSSI-CC-2019/56", "ANSSI-CC-2019/56-R01"),
    ],
)
def test_different_certificates_stay_apart(one, other):
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("name", "country", "year", "number"),
    [
        ("ANSSI-CC-En_2016_36en.pdf", "FR", 2016, "ANSSI-CC-2016/36"),
        ("2013-64 Rapport de certification.pdf", "FR", 2013, "ANSSI-CC-2013/64"),
        ("dcssi-2008_12en.pdf", "FR", 2008, "DCSSI-2008/12"),
        ("ANSSI-CC-2019_56-R01fr.pdf", "FR", 2023, "ANSSI-CC-2019/56-R01"),
        ("1019V2a_pdf.pdf", "DE", 2019, "BSI-DSZ-CC-1019-V2-2019"),
        ("20080306_0476a.pdf", "DE", 2008, "BSI-DSZ-CC-0476-2008"),
        ("1019V2a_pdf.pdf", "DE", None, ""),
        ("[CR] NSCIB-CC-13-37760-CR2.pdf", "NL", 2014, "NSCIB-CC-13-37760-CR2"),
        ("nscib-cc-0299277-cr-1.0.pdf", "NL", 2022, "NSCIB-CC-0299277-CR"),
        ("2017-63 INF-3232.pdf", "ES", 2020, "2017-63-INF-3232"),
        ("report.pdf", "FR", 2020, ""),
        ("anything.pdf", "XX", 2020, ""),
    ],
)
def test_the_number_in_the_name_of_a_report(name, country, year, number):
    assert in_report(name, country, year) == number


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("ANSSI-CC-2022/40", "FR"),
        ("DCSSI-2008/12", "FR"),
        ("BSI-DSZ-CC-1176-2023", "DE"),
        ("2021-43-INF-4154", "ES"),
        ("NSCIB-CC-2300058-01-CR", "NL"),
        ("OCSI/CERT/CCL/08/2022/RC", "IT"),
        ("CRP282", "GB"),
        ("EUCC-3087-2025-12-0001", None),
        ("", None),
    ],
)
def test_whose_scheme_writes_such_numbers(number, country):
    assert country_of(number) == country


@given(st.text(max_size=80))
def test_comparing_is_settled_after_once(text):
    assert canonical(canonical(text)) == canonical(text)


@given(st.text(max_size=80), st.sampled_from(["FR", "DE", "ES", "NL", "SE", "KR"]), st.one_of(st.none(), st.integers(1990, 2030)))
def test_any_file_name_is_read(name, country, year):
    assert isinstance(in_report(name, country, year), str)
