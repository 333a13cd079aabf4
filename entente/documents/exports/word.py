"""A text as a Word file with Word's own styles, so that it can be worked on there and taken back."""

import io
from collections.abc import Iterable
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor

from entente.documents.exports.numbers import Numbers, element
from entente.documents.exports.paper import Paper
from entente.documents.text import Block, Kind, Span
from entente.documents.text.blocks import Line

INK, ACCENT = RGBColor(0x16, 0x21, 0x2B), RGBColor(0x0B, 0x5D, 0x66)
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP file knows: the same bytes whenever they are made


def word(paper: Paper) -> bytes:
    document = docx.Document()
    _describe(document, paper)
    _dress(document, paper.language)
    _margins(document, paper)
    document.add_paragraph(paper.title, style="Title")
    writer = _Writer(document)
    for block in paper.blocks:
        writer.add(block)
    out = io.BytesIO()
    document.save(out)
    return _settled(out.getvalue())


class _Writer:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.numbers = Numbers(document)

    def add(self, block: Block) -> None:
        match block.kind:
            case Kind.TABLE:
                self._table(block)
            case Kind.HEADING:
                self._lines(self._paragraph(f"Heading {min(block.level, 6)}"), block.spans)
            case Kind.RULE:
                _underline(self._paragraph("Normal"))
            case Kind.BULLET | Kind.NUMBERED:
                paragraph = self._paragraph("List Paragraph")
                self.numbers.number(paragraph, block)
                self._lines(paragraph, block.spans)
            case _:
                self._plain(block)
        self.numbers.passed(block)

    def _plain(self, block: Block) -> None:
        paragraph = self._paragraph({Kind.QUOTE: "Quote", Kind.VERBATIM: "macro"}.get(block.kind, "Normal"))
        if block.level:
            paragraph.paragraph_format.left_indent = Pt(18 * block.level)
        self._lines(paragraph, block.spans)

    def _paragraph(self, style: str) -> Any:
        return self.document.add_paragraph(style=style)

    def _table(self, block: Block) -> None:
        table = self.document.add_table(rows=0, cols=max(len(row) for row in block.rows), style="Table Grid")
        for place, row in enumerate(block.rows):
            cells = table.add_row().cells
            for cell, spans in zip(cells, row, strict=False):
                self._lines(cell.paragraphs[0], spans, bold=place == 0)
        _heads(table.rows[0])
        self.document.add_paragraph()

    def _lines(self, paragraph: Any, spans: Line, *, bold: bool = False) -> None:
        for span in spans:
            parent = _link(paragraph, span.link) if span.link else paragraph
            self._run(paragraph, parent, span, bold)

    def _run(self, paragraph: Any, parent: Any, span: Span, bold: bool) -> None:
        run = paragraph.add_run(span.text)
        run.bold, run.italic = span.bold or bold or None, span.italic or None
        if span.verbatim:
            run.font.name = "Consolas"
        if span.link:
            run.font.color.rgb, run.font.underline = ACCENT, True
            parent.append(run._r)


def _describe(document: Any, paper: Paper) -> None:
    said = document.core_properties
    said.title, said.author, said.last_modified_by, said.comments = paper.title, "", "", ""
    said.subject, said.language, said.revision = str(paper.marking), paper.language, 1
    said.created = said.modified = paper.at.replace(tzinfo=None, microsecond=0)


def _dress(document: Any, language: str) -> None:
    for name in ("Normal", "Title", *(f"Heading {level}" for level in range(1, 7))):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        style.font.name = "Calibri"
        if name != "Normal":
            style.font.color.rgb = INK if name == "Title" else ACCENT
    document.styles["Normal"].font.size = Pt(11)
    for told in document.styles.element.iter(qn("w:lang")):
        told.set(qn("w:val"), language)


def _margins(document: Any, paper: Paper) -> None:
    """The marking in head and foot of every page, on the right, as TLP asks."""
    section = document.sections[0]
    for place in (section.header.paragraphs[0], section.footer.paragraphs[0]):
        place.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if place.part is not section.header.part:
            place.add_run(f"{paper.facts}   ")
            _page(place)
        _label(place, paper)


def _label(paragraph: Any, paper: Paper) -> None:
    run = paragraph.add_run(f"\N{NO-BREAK SPACE}{paper.marking}\N{NO-BREAK SPACE}")
    run.bold, run.font.size, run.font.color.rgb = True, Pt(12), RGBColor.from_string(paper.colour)
    run._r.get_or_add_rPr().append(element("w:shd", val="clear", color="auto", fill="000000"))


def _page(paragraph: Any) -> None:
    field = element("w:fldSimple", instr="PAGE")
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)
    paragraph.add_run("   ")


def _link(paragraph: Any, address: str) -> Any:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    return link


def _heads(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))


def _underline(paragraph: Any) -> None:
    borders = OxmlElement("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="6", space="1", color="auto"))
    paragraph._p.get_or_add_pPr().append(borders)


def _settled(raw: bytes) -> bytes:
    """The same parts in the same order, all of one moment."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(raw)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in _order(source.namelist()):
            target.writestr(ZipInfo(name, LONG_AGO), source.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _order(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
