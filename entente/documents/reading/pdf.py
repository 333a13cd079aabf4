"""The words of a PDF, page by page."""

from collections.abc import Iterator
from typing import BinaryIO

import pypdf

from entente.documents.reading.found import MOST_LETTERS, Found, Unread, cut

MOST_PAGES = 2000


def read(file: BinaryIO) -> Found:
    """Pages are set apart by an empty line. A password that only limits printing is no obstacle; one that guards reading is."""
    try:
        reader = pypdf.PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            return Found(unread=Unread.ENCRYPTED)
        return cut("\n\n".join(_pages(reader)))
    except Exception:  # pypdf raises whatever a damaged part makes it trip over
        return Found(unread=Unread.DAMAGED)


def _pages(reader: pypdf.PdfReader) -> Iterator[str]:
    letters = 0
    for page in reader.pages[:MOST_PAGES]:
        text = "\n".join(filter(None, (" ".join(line.split()) for line in page.extract_text().split("\n"))))
        letters += len(text)
        yield text
        if letters > MOST_LETTERS:
            return
