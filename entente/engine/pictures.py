"""Pictures that people bring: what they are by their first bytes, how large, and without what a camera wrote into them.

Only the parts that draw the picture are kept: where it was taken, with which camera, by whom, and what it was cut from are left out.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

PNG, JPEG = "image/png", "image/jpeg"
_PNG_SIGN = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"}
_JPEG_SIZES = {0xC0, 0xC1, 0xC2}  # baseline, extended, progressive: what browsers show
_JPEG_LEFT_OUT = {*range(0xE1, 0xEE), 0xEF, 0xFE}  # applications' own words and comments; E0 is JFIF, EE says how colours are meant


class NotAPicture(ValueError):
    """Not a whole PNG or JPEG."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Bytes that hold nothing but the picture."""

    content: bytes
    media_type: str
    width: int
    height: int


def read(content: bytes) -> Picture:
    """The picture without anything else that stands in the file; NotAPicture when it is none, or cut off."""
    try:
        return _png(content) if content.startswith(_PNG_SIGN) else _jpeg(content)
    except (struct.error, IndexError) as why:
        raise NotAPicture from why


def _png(content: bytes) -> Picture:
    parts = list(_chunks(content))
    if not parts or parts[0][0] != b"IHDR" or parts[-1][0] != b"IEND" or not any(name == b"IDAT" for name, _part in parts):
        raise NotAPicture
    width, height = struct.unpack(">II", parts[0][1][8:16])
    kept = b"".join(part for name, part in parts if name in _PNG_KEPT)
    return Picture(_PNG_SIGN + kept, PNG, width, height)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, name = len(_PNG_SIGN), b""
    while name != b"IEND":
        length, name = struct.unpack(">I4s", content[at : at + 8])
        part = content[at : at + length + 12]
        if len(part) != length + 12:
            raise NotAPicture
        yield name, part
        at += length + 12


def _jpeg(content: bytes) -> Picture:
    if not content.startswith(b"\xff\xd8\xff") or b"\xff\xd9" not in content[-64:]:
        raise NotAPicture
    kept, at, size, turned = [], 2, (0, 0), b""
    while True:
        mark, code, length = struct.unpack(">BBH", content[at : at + 4])
        part = content[at : at + 2 + length]
        if mark != 0xFF or length < 2 or len(part) != 2 + length:
            raise NotAPicture
        if code in _JPEG_SIZES:
            size = struct.unpack(">HH", part[5:9])
        turned = turned or _turned(part)
        if code not in _JPEG_LEFT_OUT:
            kept.append(part)
        at += 2 + length
        if code == 0xDA:
            break
    if not all(size):
        raise NotAPicture
    return Picture(b"\xff\xd8" + turned + b"".join(kept) + content[at:], JPEG, size[1], size[0])


def _turned(part: bytes) -> bytes:
    """The one thing a camera writes that the picture needs: which side is up; as a part of its own that says nothing else."""
    if part[1] != 0xE1 or part[4:10] != b"Exif\0\0":
        return b""
    order = "<" if part[10:12] == b"II" else ">"
    first = 10 + struct.unpack(order + "I", part[14:18])[0]
    for place in range(first + 2, first + 2 + 12 * struct.unpack(order + "H", part[first : first + 2])[0], 12):
        tag, kind, _count, value = struct.unpack(order + "HHIH", part[place : place + 10])
        if (tag, kind) == (0x0112, 3) and 1 < value <= 8:
            body = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 1, value, 0) + b"\0\0\0\0"
            return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return b""
