"""Whatever a file holds, it is read or refused in words; what we write in a format we read back; nothing loosens a marking."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.advisories import csaf_out, stix_out
from entente.engine.advisories.draft import KINDS, Affected, Draft, Severity, Taken, Unreadable
from entente.engine.advisories.outgoing import CannotExport, Outgoing
from entente.engine.advisories.reading import read
from entente.engine.marking import Marking

FORMATS = st.sampled_from(["", *KINDS])
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
WORDS = (
    "document",
    "csaf_version",
    "2.0",
    "tracking",
    "id",
    "title",
    "vulnerabilities",
    "cve",
    "CVE-1900-10001",
    "type",
    "bundle",
    "objects",
)
WORDS += ("vulnerability", "name", "object_refs", "Event", "uuid", "info", "Tag", "Attribute", "value", "items", "EUVD-1900-1", "aliases")
WORDS += (
    "description",
    "product_tree",
    "branches",
    "category",
    "notes",
    "object_marking_refs",
    "tlp:amber",
    "distribution",
    "tlp",
    "label",
)
words = st.sampled_from(WORDS)
trees = st.recursive(
    scalars | words, lambda part: st.lists(part, max_size=4) | st.dictionaries(words | st.text(max_size=6), part, max_size=5), max_leaves=25
)
shapes = st.one_of(
    trees,
    st.builds(lambda part: {"document": part | {"csaf_version": "2.0"}}, st.dictionaries(words, trees, max_size=5)),
    st.builds(
        lambda rest: {"document": {"csaf_version": "2.0", "title": "T", "tracking": {"id": "1"}}, **rest}, st.dictionaries(words, trees)
    ),
    st.builds(lambda parts: {"type": "bundle", "objects": parts}, st.lists(st.dictionaries(words, trees, max_size=5), max_size=4)),
    st.builds(lambda part: {"Event": part | {"uuid": "u", "info": "i"}}, st.dictionaries(words, trees, max_size=5)),
    st.builds(lambda part: {"items": [part | {"id": "EUVD-1900-1"}]}, st.dictionaries(words, trees, max_size=5)),
)


def taken(content: bytes, kind: str) -> Taken | str:
    try:
        return read(content, kind)
    except Unreadable as why:
        return str(why)


def is_told(found: Taken | str) -> bool:
    """A refusal has words; what is taken has a title and a key, and what is left out a reason."""
    if isinstance(found, str):
        return bool(found)
    return all(one.key and one.title for one in found.drafts) and all(one.why for one in found.left)


@given(shapes, FORMATS)
@settings(max_examples=150)
def test_any_json_is_read_or_refused_in_words(tree, kind):
    assert is_told(taken(json.dumps(tree).encode(), kind))


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), FORMATS)
@settings(max_examples=100)
def test_any_bytes_are_read_or_refused_in_words(content, kind):
    assert is_told(taken(content, kind))


@given(
    st.lists(
        st.lists(st.sampled_from(["CVE-1900-10001", "2026-01-02", "x", "", '"', "\n", ";", "\x00"]) | st.text(max_size=8), max_size=12)
    )
)
@settings(max_examples=100)
def test_any_table_under_the_catalogue_s_header_is_read_or_refused(rows):
    header = "cveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,requiredAction,dueDate"
    content = "\n".join([header, *(",".join(row) for row in rows)])

    assert is_told(taken(content.encode(), "kev"))


names = st.text(alphabet="abcdefgh XYZ-", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
affected = st.lists(st.builds(Affected, names, names, names | st.just("")), max_size=4, unique=True).map(lambda rows: tuple(sorted(rows)))
severities = st.sampled_from(
    [
        Severity(),
        Severity("4.0", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", Decimal("10.0"), "computed"),
        Severity("3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", Decimal("9.8"), "declared"),
    ]
)
AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


@st.composite
def outgoing(draw: st.DrawFn, markings: tuple[Marking, ...] = tuple(Marking)) -> Outgoing:
    return Outgoing(
        number="ENT-1",
        title=draw(names),
        marking=draw(st.sampled_from(markings)),
        published_at=AT,
        changed_at=AT,
        publisher="Test Partnership",
        namespace="https://example.org",
        history=((1, AT, "Published"),),
        cve=draw(st.sampled_from(["", "CVE-1900-10001"])),
        summary=draw(names),
        pap=draw(st.sampled_from(["", "GREEN", "RED"])),
        sectors=draw(st.sampled_from([(), ("demand-energy",), ("demand-energy", "demand-health")])),
        affected=draw(affected),
        severity=draw(severities),
        links=draw(st.sampled_from([(), ("https://example.org/1",)])),
    )


def only(document: dict) -> Draft:
    found = read(json.dumps(document).encode())
    assert found.left == ()
    return found.drafts[0]


@given(outgoing((Marking.CLEAR, Marking.GREEN, Marking.AMBER, Marking.AMBER_STRICT)))
@settings(max_examples=80)
def test_what_goes_out_as_csaf_comes_back_with_its_marking(one):
    back = only(csaf_out.write(one, strict_as_amber=True).document)

    assert (back.title, back.cve, back.marking, back.pap, back.sectors) == (one.title, one.cve, one.marking, one.pap, one.sectors)
    assert {row.product for row in back.affected} == ({row.product for row in one.affected} if one.cve else set())
    assert back.severity.score == (one.severity.score if one.cve and (one.affected or one.severity.version == "4.0") else None)


@given(outgoing((Marking.CLEAR, Marking.GREEN, Marking.AMBER, Marking.AMBER_STRICT)))
@settings(max_examples=80)
def test_what_goes_out_as_stix_comes_back_with_its_marking(one):
    back = only(stix_out.bundle([one], "Test Partnership", "https://example.org", AT).document)

    assert (back.title, back.cve, back.marking, back.sectors) == (one.title, one.cve, one.marking, one.sectors)
    assert back.affected == one.affected


@given(outgoing())
@settings(max_examples=40)
def test_red_and_strict_do_not_go_out_where_the_format_would_loosen_them(one):
    if one.marking in (Marking.RED, Marking.AMBER_STRICT):
        with pytest.raises(CannotExport):
            csaf_out.write(one)
    else:
        assert csaf_out.write(one).document["document"]["distribution"]["tlp"]["label"] in {"WHITE", "GREEN", "AMBER"}


@pytest.mark.parametrize("label", ["TLP:PURPLE", "ex:chr"])
def test_a_label_that_nobody_can_read_counts_as_the_strictest(label):
    event = {"Event": {"uuid": "u", "info": "Something", "date": "2026-11-01", "Tag": [{"name": f"tlp:{label.removeprefix('TLP:')}"}]}}
    document = {"csaf_version": "2.0", "title": "T", "tracking": {"id": "1"}, "distribution": {"tlp": {"label": label}}}

    assert only(event).marking is Marking.RED
    assert only({"document": document}).marking is Marking.RED
    assert only(event).published_on == date(2026, 11, 1)
