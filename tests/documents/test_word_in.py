"""A Word file read: what its styles mean is kept, what was deleted is gone, what cannot come along is counted."""

import io

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from hypothesis import given
from hypothesis import strategies as st

from entente.documents.reading import Unread, word
from entente.documents.text import Kind, plain, read
from tests.factories.documents import word_file

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def found(document) -> str:
    out = io.BytesIO()
    document.save(out)
    out.seek(0)
    return word.read(out).text


def with_body(*paragraphs: str) -> str:
    """Paragraphs given as Word writes them."""
    document = docx.Document()
    for number, paragraph in enumerate(paragraphs):
        document.element.body.insert(number, parse_xml(paragraph.replace("<w:p>", f"<w:p {W}>", 1).replace("<w:tbl>", f"<w:tbl {W}>", 1)))
    return found(document)


def test_styles_become_headings_lists_tables_and_quotes():
    document = docx.Document()
    document.add_paragraph("Charter", style="Title")
    document.add_heading("Scope", level=2)
    document.add_paragraph("agenda", style="List Bullet")
    document.add_paragraph("scope", style="List Bullet 2")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    document.add_paragraph("as said", style="Quote")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip((cell for row in table.rows for cell in row.cells), ["Item", "Owner", "scope", "Ana"], strict=True):
        cell.text = words

    assert [(block.kind, block.level, plain(block)) for block in read(found(document))] == [
        (Kind.HEADING, 1, "Charter"),
        (Kind.HEADING, 2, "Scope"),
        (Kind.BULLET, 1, "agenda"),
        (Kind.BULLET, 1, "scope"),
        (Kind.NUMBERED, 1, "first"),
        (Kind.NUMBERED, 1, "second"),
        (Kind.QUOTE, 0, "as said"),
        (Kind.TABLE, 0, "Item\tOwner\nscope\tAna"),
    ]


def test_bold_italic_and_links_come_along():
    document = docx.Document()
    paragraph = document.add_paragraph("The ")
    paragraph.add_run("fee").bold = True
    paragraph.add_run(" is ")
    paragraph.add_run("due").italic = True
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), document.part.relate_to("https://example.org/fee", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    link.append(paragraph.add_run(" here")._r)
    paragraph._p.append(link)

    assert found(document) == "The **fee** is *due* [here](https://example.org/fee)"


def test_insertions_count_as_made_and_deletions_as_gone():
    text = with_body(
        "<w:p><w:r><w:t>The fee is </w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>120</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> euros.</w:t></w:r></w:p>"
    )

    assert text == "The fee is 120 euros."


def test_content_controls_are_read_and_a_table_of_contents_is_not():
    text = with_body(
        "<w:p><w:r><w:t>Before</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr><w:sdt><w:sdtContent><w:r><w:t>In a control</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    )

    assert text == "Before\n\nIn a control"


def test_hidden_words_stay_hidden():
    assert with_body("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>open</w:t></w:r></w:p>") == "open"


def test_numbers_that_word_only_computes_are_written_down():
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate([("decimal", "Article %1"), ("lowerLetter", "(%2)"), ("upperRoman", "%1.%3")])
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    written = [("Heading 1", 0, "Aims"), ("Normal", 1, "to share"), ("Normal", 1, "to train")]
    for style, level, words in [*written, ("Heading 1", 0, "Members"), ("Normal", 1, "states"), ("Normal", 2, "all")]:
        properties = document.add_paragraph(words, style=style)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))

    assert [plain(block) for block in read(found(document))] == [
        "Article 1 Aims", "(a) to share", "(b) to train", "Article 2 Members", "(a) states", "2.I all",
    ]  # fmt: skip


def test_merged_cells_say_what_they_say_once_and_a_frame_is_no_table():
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both"
    table.cell(0, 2).text = "Third"
    table.cell(1, 0).text, table.cell(1, 1).text, table.cell(1, 2).text = "a", "b", "c"
    document.add_table(rows=1, cols=1).cell(0, 0).text = "framed"

    assert [(block.kind, plain(block)) for block in read(found(document))] == [
        (Kind.TABLE, "Both\t\tThird\na\tb\tc"),
        (Kind.PARAGRAPH, "framed"),
    ]


def test_what_cannot_come_along_is_counted(tmp_path):
    document = docx.Document()
    picture = io.BytesIO(bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
                                       "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"))  # fmt: skip
    document.add_paragraph("See").add_run().add_picture(picture)
    out = io.BytesIO()
    document.save(out)

    read_file = word.read(io.BytesIO(out.getvalue()))

    assert (read_file.text, dict(read_file.left_out)) == ("See", {"pictures": 1})


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20), min_size=1, max_size=4))
def test_every_word_of_a_paragraph_arrives_whatever_its_signs(words: list[str]):
    text = word.read(word_file(" ".join(words))).text

    assert "".join(plain(block) for block in read(text)) == " ".join(words)


@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_damaged_never_an_error(junk: bytes):
    assert word.read(io.BytesIO(junk)).unread == Unread.DAMAGED


@given(st.data())
def test_a_file_with_bytes_knocked_out_is_read_or_damaged(data):
    whole = bytearray(word_file("One paragraph", heading="A heading").getvalue())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=5)):
        whole[place] ^= 0xFF

    assert word.read(io.BytesIO(bytes(whole))).unread in {Unread.NOTHING, Unread.DAMAGED, Unread.WORDLESS, Unread.TOO_LONG}


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml"])
def test_entities_in_a_stranger_s_file_are_not_expanded(part: str):
    from zipfile import ZipFile

    out = io.BytesIO()
    with ZipFile(word_file("words")) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            raw = source.read(name)
            if name == part:
                end = raw.index(b"?>") + 2 if raw.startswith(b"<?xml") else 0
                raw = raw[:end] + b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + raw[end:].replace(b"words", b"&e;")
            target.writestr(name, raw)

    assert "root:" not in word.read(io.BytesIO(out.getvalue())).text
