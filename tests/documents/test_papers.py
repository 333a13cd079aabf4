"""Papers out of texts: the same bytes for the same version, tagged, marked on every page; Word takes its own file back."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pypdf
import pytest
from hypothesis import assume, example, given, settings

from entente.documents.exports import Paper, pdf, word
from entente.documents.reading import word as word_in
from entente.documents.text import Block, Kind, plain, read
from entente.engine.marking import Marking
from tests.documents.test_text import MINUTES
from tests.documents.texts import TEXTS

AT = datetime(2018, 5, 3, 9, tzinfo=UTC)
PAPER = Paper("Minutes of WG3", MINUTES, Marking.AMBER, AT, "WG3 · version 2 · 3 May 2018", "□ stands for signs that cannot be printed.")


def pages(paper: Paper) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf(paper))).pages)


def test_a_pdf_is_tagged_titled_dated_as_its_version_and_says_what_it_conforms_to():
    found = pypdf.PdfReader(io.BytesIO(pdf(PAPER)))

    catalogue = found.trailer["/Root"]
    assert (catalogue["/MarkInfo"]["/Marked"], catalogue["/Lang"], catalogue["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        True,
        "en",
        True,
    )
    assert (found.metadata.title, found.metadata.creation_date.date()) == ("Minutes of WG3", AT.date())
    said = found.xmp_metadata.stream.get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert "<pdfaid:part>2</pdfaid:part>" in said


@pytest.mark.parametrize("make", [pdf, word])
def test_the_same_version_makes_the_same_bytes(make):
    assert make(PAPER) == make(PAPER)
    assert make(PAPER) != make(replace(PAPER, text="Other"))


@pytest.mark.parametrize("marking", list(Marking))
def test_every_page_is_marked_head_and_foot(marking: Marking):
    long = replace(PAPER, marking=marking, text="\n\n".join(["A paragraph of the text."] * 80))

    found = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf(long))).pages]

    assert len(found) > 1
    assert all(page.count(f"TLP:{marking.value}") == 2 for page in found)


def test_fonts_are_packaged_so_that_it_looks_the_same_everywhere():
    found = pypdf.PdfReader(io.BytesIO(pdf(PAPER)))

    fonts = {
        font["/BaseFont"].split("+")[1]
        for page in found.pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
    }
    assert {name.split("-")[0] for name in fonts} <= {"LibertinusSerif", "DejaVuSansMono", "NewCMMath"}


def test_signs_that_cannot_be_printed_are_squares_and_it_says_so():
    shown = pages(replace(PAPER, text="Σ Ж ł 漢字 \U0001f600 \ue000 end"))

    assert "Σ Ж ł □□ □ □ end" in shown
    assert "□ stands for signs" in shown
    assert "□" not in pages(PAPER)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
@example("```")
@example("#\n##### five\n###### six\n# one")
@example("- a\n\n  > q\n\n  ```\n  x\n  ```\n\n  | a |\n  | - |\n")
def test_any_text_makes_a_pdf_with_all_its_words(text: str):
    shown = "".join(pages(replace(PAPER, text=text)).split())

    assert all("".join(word.split()) in shown for block in read(text) for word in plain(block).split() if word.isalnum() and word.isascii())


@settings(max_examples=40, deadline=None)
@given(TEXTS)
@example(MINUTES)
@example("1. a\n2. b\n\ntext\n\n1. c\n   1. d\n   2. e\n2. f\n\n5. g")
def test_word_takes_its_own_file_back_with_the_same_blocks(text: str):
    blocks = read(text)
    assume(all(block.spans for block in blocks if block.kind in {Kind.BULLET, Kind.NUMBERED, Kind.VERBATIM}))
    assume(all(plain(block).strip("\t\n") for block in blocks if block.kind is Kind.TABLE))

    again = read(word_in.read(io.BytesIO(word(replace(PAPER, text=text)))).text)

    assert [settled(block) for block in again[1:]] == [settled(block) for block in PAPER_BLOCKS(text)]


def PAPER_BLOCKS(text: str) -> list[Block]:  # noqa: N802
    return [block for block in replace(PAPER, text=text).blocks if block.kind is not Kind.RULE]


def settled(block: Block) -> tuple[object, ...]:
    """What a Word file can say: how deep in a list stand only items, and a table of one column is a frame."""
    deep = block.level if block.kind in {Kind.HEADING, Kind.BULLET, Kind.NUMBERED} else 0
    return block.kind, deep, block.number, plain(block)


def test_a_word_file_has_words_own_styles_the_title_and_the_marking():
    found = docx.Document(io.BytesIO(word(PAPER)))

    assert [(one.style.name, one.text) for one in found.paragraphs[:2]] == [("Title", "Minutes of WG3"), ("Heading 1", "Minutes")]
    assert "TLP:AMBER" in found.sections[0].header.paragraphs[0].text
    assert "WG3 · version 2 · 3 May 2018" in found.sections[0].footer.paragraphs[0].text
    assert (found.core_properties.title, found.core_properties.modified) == ("Minutes of WG3", AT)
