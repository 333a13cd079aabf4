"""Documents, filed by the room's own actions."""

import io
from datetime import UTC, datetime
from typing import Any

import docx
import pypdf
import typst

from entente.documents import actions, contents, homes
from entente.documents.home import Home, Recipients
from entente.documents.models import Document
from entente.engine.marking import Marking
from entente.people.models import Person

FILED = datetime(2018, 5, 3, 9, tzinfo=UTC)
WG3 = Home("tests", "group", 3, "WG3", Marking.AMBER, Recipients.of(groups=[3]))
TEXT = "# Scope\n\nThe group meets twice a year.\n\n- agenda\n- minutes\n"


def library() -> Home:
    found = homes.library()
    assert found
    return found


def document(
    title: str = "Terms of reference", text: str = TEXT, *, home: Home = WG3, by: Person | None = None, at: datetime = FILED, **said: Any
) -> Document:
    return actions.file_document(home, title, contents.typed(text), by=by, at=at, **said)


def filed(content: contents.Content, title: str = "A file", *, home: Home = WG3, **said: Any) -> Document:
    return actions.file_document(home, title, content, by=said.pop("by", None), at=said.pop("at", FILED), **said)


def word_file(*paragraphs: str, heading: str = "") -> io.BytesIO:
    written = docx.Document()
    if heading:
        written.add_heading(heading, level=1)
    for paragraph in paragraphs:
        written.add_paragraph(paragraph)
    out = io.BytesIO()
    written.save(out)
    out.seek(0)
    return out


def pdf_file(words: str = "", password: str = "") -> io.BytesIO:
    """A page with one line; locked where a password is given."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_pdf(words)))
    if password:
        writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    out.seek(0)
    return out


def _pdf(words: str) -> bytes:
    return typst.compile(words.encode(), ignore_system_fonts=True, format="pdf")
