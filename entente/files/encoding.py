"""Which letters the bytes of a text file stand for."""

import codecs
from typing import BinaryIO

_CHUNK = 1024 * 1024


def encoding_of(file: BinaryIO) -> str:
    """UTF-8 with or without its mark, UTF-16 by mark or by its zero bytes, else the Windows code page, else Latin-1."""
    file.seek(0)
    start = file.read(4096)
    file.seek(0)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) > len(start) // 8:
        return "utf-16-le" if odd > even else "utf-16-be"
    return next((encoding for encoding in ("utf-8-sig", "cp1252") if _decodes(file, encoding)), "latin-1")


def _decodes(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True
