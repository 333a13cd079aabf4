"""Text that every format keeps."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.signs import one_line, readable


@given(st.text())
def test_what_is_readable_stands_in_xml_and_in_utf_8(text):
    kept = readable(text)

    assert ElementTree.fromstring(f"<a>{escape(kept)}</a>").text in (kept, None)  # noqa: S314 -- our own
    assert kept.encode().decode() == kept


@given(st.text())
def test_reading_twice_changes_nothing(text):
    assert readable(readable(text)) == readable(text)


@given(st.text(), st.integers(1, 50))
def test_one_line_is_one_line_and_no_longer_than_asked(text, most):
    kept = one_line(text, most)

    assert len(kept) <= most
    assert len(kept.splitlines()) <= 1


def test_letters_of_all_scripts_stay():
    assert readable("Łódź, Ελλάδα, Київ, 日本, 🎉\r\n\ttab") == "Łódź, Ελλάδα, Київ, 日本, 🎉\n\ttab"
    assert readable("a\x00b\x0bc\ufffed\ud800e") == "abcde"
