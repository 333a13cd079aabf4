"""What a stranger's file name and bytes may say about a file."""

import unicodedata
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

LONGEST_NAME = 200
OTHER = "application/octet-stream"
_MAGIC = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
_ZIPPED = {
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def plain_name(name: str) -> str:
    """The name without folders, control signs and signs that turn the direction of writing; its ending is kept when it is cut."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = " ".join("".join(sign for sign in last if unicodedata.category(sign)[0] != "C").split()).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    if len(kept) <= LONGEST_NAME or not dot or len(ending) > 12:
        return kept[:LONGEST_NAME] or "file"
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def media_type(file: BinaryIO) -> str:
    """What the first bytes are, whatever the client said; anything a browser could run counts as plain text."""
    file.seek(0)
    start = file.read(4096)
    for magic, kind in _MAGIC.items():
        if start.startswith(magic):
            return kind
    if start.startswith(b"PK\x03\x04"):
        return _zipped(file)
    return "text/plain" if _is_text(start) else OTHER


def _zipped(file: BinaryIO) -> str:
    try:
        with ZipFile(file) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                said = archive.read("mimetype").decode("ascii", "replace")
                return said if said.startswith("application/vnd.oasis.opendocument.") and said.isprintable() else "application/zip"
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
        return OTHER
    return next((kind for name, kind in _ZIPPED.items() if name in names), "application/zip")


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in start)
