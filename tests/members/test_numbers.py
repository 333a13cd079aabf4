import pytest

from entente.members.numbers import NotANumber, Number, read


@pytest.mark.parametrize(
    ("scheme", "text", "seat", "number"),
    [
        ("vat", "FR 40 303 265 045", "FR", Number("vat", "FR", "40303265045")),
        ("vat", "40303265045", "FR", Number("vat", "FR", "40303265045")),
        ("vat", "EL094259216", "GR", Number("vat", "GR", "094259216")),
        ("vat", "ATU13585627", "AT", Number("vat", "AT", "U13585627")),
        ("vat", "GB980780684", "GB", Number("vat", "GB", "980780684")),
        ("vat", "CHE-107.787.577 IVA", "CH", Number("vat", "CH", "E107787577IVA")),
        ("vat", "DE136695976", "FR", Number("vat", "DE", "136695976")),
        ("vat", "UA 1234567890", "UA", Number("vat", "UA", "1234567890")),
        ("pic", "999 999 999", "FR", Number("pic", "", "999999999")),
        ("lei", "529900t8bm49aursdo55", "DE", Number("lei", "", "529900T8BM49AURSDO55")),
        ("register", "hrb 12345", "DE", Number("register", "DE", "HRB12345")),
    ],
)
def test_a_number_is_read_however_it_is_written(scheme, text, seat, number):
    assert read(scheme, text, seat) == number


@pytest.mark.parametrize(
    ("scheme", "text", "sentence"),
    [
        ("pic", "12345678", "nine digits"),
        ("pic", "99999999٣", "nine digits"),
        ("lei", "529900T8BM49AURSDO56", "not an LEI"),
        ("vat", "FR40303265046", "not a VAT number of France"),
        ("vat", "", "not a VAT number of France"),
        ("register", "x", "2 to 60 signs"),
    ],
)
def test_what_is_no_number_says_what_was_expected(scheme, text, sentence):
    with pytest.raises(NotANumber, match=sentence):
        read(scheme, text, "FR")


def test_a_vat_number_is_written_with_its_country(db):
    from entente.members.models import Identifier

    assert Identifier(scheme="vat", country="FR", value="40303265045").written == "FR40303265045"
