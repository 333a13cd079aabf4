"""The words of a Word paragraph: runs in their hands, links, insertions; notes by their number; what else was there is counted."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as LINKED
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from entente.documents.reading.styles import Styles
from entente.documents.text import Span
from entente.documents.text.blocks import Line, settled

_PASSED = ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "fldSimple", "hyperlink", "bdo", "dir")
THROUGH = {qn(f"w:{name}") for name in _PASSED}  # elements that stand around what counts; w:del and w:moveFrom are not among them
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
}
_COUNTED = {
    qn("w:drawing"): "pictures",
    qn("w:pict"): "pictures",
    qn("w:object"): "objects",
    qn("w:commentReference"): "comments",
}
_NOTES = {qn("w:footnoteReference"): LINKED.FOOTNOTES, qn("w:endnoteReference"): LINKED.ENDNOTES}


class Runs:
    def __init__(self, document: Any, styles: Styles) -> None:
        self.document = document
        self.styles = styles
        self.left_out: Counter[str] = Counter()
        self.notes: list[tuple[str, str]] = []  # of those referred to: in which part, under which id

    def line(self, paragraph: Any) -> Line:
        return settled(self.spans(paragraph))

    def noted(self) -> Iterator[Line]:
        """What each note says after its number, in the order in which the text refers to them."""
        referred = list(self.notes)
        parts = {kind: self._notes_of(kind) for kind in dict.fromkeys(kind for kind, _ in referred)}
        for number, (kind, name) in enumerate(referred, start=1):
            paragraphs = parts[kind][name].iter(qn("w:p")) if name in parts[kind] else ()
            yield settled([Span(f"[{number}]"), *(span for one in paragraphs for span in (Span(" "), *self.spans(one)))])

    def spans(self, parent: Any, link: str = "") -> Iterator[Span]:
        for child in parent.iterchildren():
            if child.tag == qn("w:r"):
                yield from self._run(child, link)
            elif child.tag in THROUGH or child.tag == qn("w:sdt"):
                yield from self.spans(child, link or self._address(child))

    def _run(self, run: Any, link: str) -> Iterator[Span]:
        if self.styles.is_hidden(run):
            return
        bold, italic = self.styles.hands(run)
        for child in run.iterchildren():
            if child.tag in _NOTES:
                yield Span(self._referred(child), link=link)
            elif child.tag == qn("w:t") or child.tag in _SIGNS:
                yield Span(_SIGNS.get(child.tag) or child.text or "", bold, italic, link=link)
            else:
                self._count(child)

    def _count(self, element: Any) -> None:
        seen = [one for one in element.iter(*_COUNTED) if not is_fallback(one) and next(one.iter(qn("w:txbxContent")), None) is None]
        self.left_out.update(_COUNTED[one.tag] for one in seen)

    def _referred(self, reference: Any) -> str:
        self.notes.append((_NOTES[reference.tag], reference.get(qn("w:id"))))
        return f"[{len(self.notes)}]"

    def _notes_of(self, kind: str) -> dict[str, Any]:
        parts = [related.target_part for related in self.document.part.rels.values() if related.reltype == kind]
        return {note.get(qn("w:id")): note for part in parts for note in parse_xml(part.blob).iterchildren()}

    def _address(self, element: Any) -> str:
        """Where a link leads, when it leads to the web or a mailbox."""
        related = self.document.part.rels.get(element.get(qn("r:id"))) if element.tag == qn("w:hyperlink") else None
        target = str(related.target_ref) if related is not None and related.is_external else ""
        address = target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        return address if address.lower().startswith(("http://", "https://", "mailto:")) else ""


def is_fallback(element: Any) -> bool:
    """What older programs show in place of what stands beside it: the same thing again."""
    return any(above.tag.endswith("}Fallback") for above in element.iterancestors())
