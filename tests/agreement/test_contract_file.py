"""A contract as a file: what is read, and how each wrong field is named."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.agreement.imports.contract_file import CannotReadContract, read_contract, read_shipped, shipped

SMALL = """
code = "test-2020"
name = "A contract"
signed_on = 2020-01-15
first_day = 2020-02-01
last_day = 2022-01-31

[terms]
eu_amount = "100.50"
factor = "2"
total_amount = "301.50"

[[parties]]
name = "The public side"
side = "public"

[[scope]]
patterns = ["AB-*", "CD-2020"]

[[scope]]
patterns = ["AB-X"]
effect = "exclude"
from = 2020-03-01
to = 2021-03-01

[private]
kinds = ["sme"]

[[documents]]
title = "The text"
address = "https://example.org/text"

[sources.place]
note = "Not told."
"""


def test_the_contract_of_2016_ships_with_the_facts_of_its_sources():
    facts = read_contract(read_shipped("ecs-2016"))

    assert shipped() == ("ecs-2016",)
    assert (facts.signed_on, facts.from_on, facts.to_on) == (date(2016, 7, 5), date(2016, 7, 5), date(2021, 1, 1))
    assert (facts.terms.eu_amount, facts.terms.factor, facts.terms.total_amount) == (450_000_000, 3, 1_800_000_000)
    assert [pattern.pattern for pattern in facts.scope] == ["DS-??-2016", "H2020-DS-*", "H2020-SU-*", "SU-*", "CIP-01-2016-2017"]
    assert {(pattern.effect, pattern.from_on, pattern.to_on) for pattern in facts.scope} == {("include", date(2016, 7, 5), None)}
    assert facts.private.kinds == ("large_company", "sme", "end_user", "operator", "association")
    assert facts.private.members_only


def test_every_fact_of_the_shipped_contract_has_a_source_or_says_that_there_is_none():
    facts = read_contract(read_shipped("ecs-2016"))

    assert set(facts.sources) == {
        "signed_on", "place", "period", "eu_amount", "factor", "total_amount", "parties", "scope", "private", "documents",
    }  # fmt: skip
    assert all(said.get("source") or said["note"].startswith("No public source") for said in facts.sources.values())
    assert "Strasbourg" in facts.sources["place"]["note"]
    assert facts.place == "Brussels"


def test_a_small_file_is_read_whole():
    facts = read_contract(SMALL.encode())

    assert facts.to_on == date(2022, 2, 1)
    assert facts.place == ""
    assert facts.terms.eu_amount == Decimal("100.50")
    assert facts.terms.review_above is None
    assert [(p.pattern, p.effect, p.from_on, p.to_on) for p in facts.scope] == [
        ("AB-*", "include", date(2020, 2, 1), None),
        ("CD-2020", "include", date(2020, 2, 1), None),
        ("AB-X", "exclude", date(2020, 3, 1), date(2021, 3, 1)),
    ]
    assert facts.documents[0].address == "https://example.org/text"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('code = "test-2020"', 'code = "no spaces please"', "code: must be made of letters, digits, - and _"),
        ('name = "A contract"', "", "name: must be a text in quotes"),
        ("signed_on = 2020-01-15", 'signed_on = "15.1.2020"', "signed_on: must be a day written as 2016-07-05, without quotes"),
        ("last_day = 2022-01-31", "", "last_day: must be a day"),
        ('eu_amount = "100.50"', 'eu_amount = "-3"', "terms.eu_amount: must be a number above 0"),
        ('eu_amount = "100.50"', 'eu_amount = "1e99"', "terms.eu_amount: must be a number above 0 and below"),
        ('eu_amount = "100.50"', "eu_amount = true", "terms.eu_amount: must be a number"),
        ('factor = "2"', 'factor = "5000"', "terms.factor: must be below 1,000"),
        ('side = "public"', 'side = "ours"', "parties[1].side: must be one of public, private"),
        ('patterns = ["AB-*", "CD-2020"]', "patterns = []", 'scope[1].patterns: must be a list of texts, such as ["DS-*", "SU-*"]'),
        ('effect = "exclude"', 'effect = "maybe"', "scope[2].effect: must be one of include, exclude"),
        ('kinds = ["sme"]', 'kinds = ["bank"]', "private.kinds: bank is no kind of organisation; known are large_company"),
        ('kinds = ["sme"]', 'kinds = ["sme"]\nmembers_only = "yes"', "private.members_only: must be true or false"),
        ("https://example.org/text", "ftp://example.org", "documents[1].address: must be a web address"),
        ('note = "Not told."', 'notes = "Not told."', "sources.place.notes: is not a field of a contract file"),
        ('code = "test-2020"', 'code = "test-2020"\ncolour = "red"', "colour: is not a field of a contract file"),
    ],
)
def test_a_wrong_field_is_named_with_what_was_expected(old, new, sentence):
    assert old in SMALL

    with pytest.raises(CannotReadContract) as refusal:
        read_contract(SMALL.replace(old, new).encode())

    assert sentence in str(refusal.value)
    assert len(str(refusal.value).splitlines()) == 1


def test_all_wrong_fields_are_named_at_once():
    with pytest.raises(CannotReadContract) as refusal:
        read_contract(b"code = 3")

    named = {line.partition(":")[0] for line in str(refusal.value).splitlines()}
    assert named >= {"code", "name", "signed_on", "first_day", "last_day", "terms.eu_amount", "scope", "private.kinds"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"code = [", "The file is not TOML:"),
        (b"\xff\xfe\x00c", "The file is not UTF-8 text (byte 0)"),
        (b"a" * 10, "The file is not TOML:"),
    ],
)
def test_a_file_that_is_no_toml_is_refused(content, sentence):
    with pytest.raises(CannotReadContract, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        read_contract(content)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)} = {toml(item)}" for key, item in value.items()) + "}"
    return quoted(str(value))


def quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(sign):08x}" if not sign.isalnum() else sign for sign in text if not 0xD800 <= ord(sign) < 0xE000) + '"'


@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_refused_in_words(content):
    with pytest.raises(CannotReadContract):
        read_contract(content)


@given(
    st.dictionaries(st.sampled_from(["code", "name", "signed_on", "terms", "scope", "private", "parties", "documents", "sources"]), VALUES)
)
def test_arbitrary_tables_are_refused_in_words(table):
    content = "\n".join(f"{key} = {toml(value)}" for key, value in table.items())

    with pytest.raises(CannotReadContract) as refusal:
        read_contract(content.encode())

    assert str(refusal.value)
