from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.projects.imports.amounts import MOST, NotAnAmount, amount, mark_of, mark_of_all

cents = st.integers(min_value=0, max_value=int(MOST) * 100 - 1)


def grouped(number: int, group: str, mark: str) -> str:
    return f"{number // 100:,}".replace(",", group) + f"{mark}{number % 100:02d}"


@given(cents, st.sampled_from([("", ","), ("", "."), (".", ","), (",", "."), (" ", ","), ("\u202f", ","), (" ", ".")]))
def test_the_same_euros_are_read_however_they_are_written(number, style):
    assert amount(grouped(number, *style)) == Decimal(number) / 100


@given(st.text(alphabet="0123456789.,- €eE\u00a0x", max_size=20))
def test_any_text_is_an_amount_of_cents_or_refused_in_words(text):
    with suppress(NotAnAmount):
        value = amount(text)

        assert 0 <= value < MOST
        assert value == round(value, 2)


@given(st.integers(min_value=0, max_value=999), st.integers(min_value=0, max_value=999), st.sampled_from(".,"))
def test_what_could_be_read_in_two_ways_is_never_guessed(before, after, mark):
    text = f"{before}{mark}{after:03d}"
    if before:
        with pytest.raises(NotAnAmount, match="two ways"):
            amount(text)
        assert amount(text, "," if mark == "." else ".") == before * 1000 + after


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("177221210,43", "177221210.43"),
        ("€ 1.234,5", "1234.50"),
        ("98432,4725", "98432.47"),
        ("1.234.567", "1234567"),
        ("0,125", "0.13"),
        ("0", "0"),
    ],
)
def test_amounts_as_cordis_and_spreadsheets_write_them(text, value):
    assert amount(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        *[
            ("-5", "negative"),
            ("−5,00", "negative"),
            ("100000000000", "larger than any grant"),
            ("1,5E7", "not an amount"),
            ("ten", "not an amount"),
        ],
        *[("12,34,56", "grouped"), ("1.23.456,00", "grouped"), ("1.2.3", "grouped"), ("٣", "not an amount"), ("1,234.567,89", "grouped")],
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(text, says):
    with pytest.raises(NotAnAmount, match=says):
        amount(text)


@pytest.mark.parametrize(
    ("texts", "mark"), [(["1.234", "5,50"], ","), (["1,234", "5.5"], "."), (["5,5", "5.5"], ""), (["1.234"], ""), ([], "")]
)
def test_a_file_shows_its_decimal_mark_when_its_amounts_agree(texts, mark):
    assert mark_of_all(texts) == mark


def test_an_amount_shows_its_own_mark_before_the_file_s():
    assert (mark_of("12.50"), amount("12.50", ",")) == (".", Decimal("12.50"))
