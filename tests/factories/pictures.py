"""Pictures as cameras write them, with what is nobody's business."""

import struct
import zlib

SECRET = b"48.8584N 2.2945E"


def png(side: int = 80) -> bytes:
    """A grey square, with a comment."""
    lines = b"".join(b"\0" + b"\x80" * side for _line in range(side))
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)),
        (b"tEXt", b"Comment\0" + SECRET),
        (b"IDAT", zlib.compress(lines)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def jpeg(width: int = 120, height: int = 80, turned: int = 6) -> bytes:
    """The parts of a JPEG in their order, with Exif data that says how it was held, and where."""
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0) + struct.pack(">HHII", 0x8825, 4, 1, 64)
    exif = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", 2) + entries + b"\0\0\0\0" + SECRET
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    parts = [
        (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        (0xE1, exif),
        (0xFE, SECRET),
        (0xDB, b"\0" + b"\1" * 64),
        (0xC0, frame),
        (0xDA, b"\1\1\0\0\x3f\0"),
    ]
    return (
        b"\xff\xd8"
        + b"".join(struct.pack(">BBH", 0xFF, code, len(body) + 2) + body for code, body in parts)
        + b"\x12\x34" * 20
        + b"\xff\xd9"
    )
