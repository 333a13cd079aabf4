"""What a version is made from, looked at before anything is written: a text that was typed, or a file that was brought."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from entente.documents import kinds, reading
from entente.documents.choices import Unread
from entente.documents.text import plain, read
from entente.files.encoding import encoding_of
from entente.files.names import media_type, plain_name
from entente.files.storage import chunks

MOST_LETTERS = 400_000
MOST_PARAGRAPHS = 5_000
LONGEST_PARAGRAPH = 20_000
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class CannotTake(Exception):
    """What was typed or brought cannot be kept as it is."""


@dataclass(frozen=True, slots=True)
class Content:
    """Ready to become a version."""

    is_text: bool
    text: str
    media_type: str
    size: int
    digest: str
    file: BinaryIO | None = None
    file_name: str = ""
    unread: Unread = Unread.NOTHING
    left_out: Mapping[str, int] = field(default_factory=dict)


def typed(text: str) -> Content:
    """A text that lives here."""
    text = reading.kept(text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    _refuse_text(text)
    return Content(True, text, kinds.TEXT, len(text.encode()), hashlib.sha256(text.encode()).hexdigest())


def brought(file: BinaryIO, name: str, *, as_text: bool = False) -> Content:
    """A file, with its words where they can be read; or, from Word or plain text, a text that lives here."""
    name = plain_name(name)
    size = _size(file)
    if size > settings.UPLOAD_LIMIT:
        said = {"name": name, "limit": settings.UPLOAD_LIMIT // (1024 * 1024)}
        raise CannotTake(_("%(name)s is larger than %(limit)s MB. Split it, or leave out what is not needed.") % said)
    if not size:
        raise CannotTake(_("%(name)s is empty. Choose the file again.") % {"name": name})
    kind = _checked_kind(file, name)
    found = _found(file, kind)
    if kind.media_type == kinds.WORD and found.unread == reading.Unread.DAMAGED:
        raise CannotTake(_("%(name)s is damaged and cannot be opened. Open it where it was written and save it again.") % {"name": name})
    if as_text and kind.media_type in {kinds.WORD, kinds.TEXT}:
        return _taken_over(file, name, found)
    return Content(False, found.text, kind.media_type, size, _digest(file), file, name, Unread(found.unread.value), dict(found.left_out))


def _taken_over(file: BinaryIO, name: str, found: reading.Found) -> Content:
    if found.unread:
        raise CannotTake(_("%(name)s cannot become a text here: it is too long, or holds no words. Keep it as a file.") % {"name": name})
    _refuse_text(found.text)
    digest = hashlib.sha256(found.text.encode()).hexdigest()
    return Content(True, found.text, kinds.TEXT, len(found.text.encode()), digest, file, name, left_out=dict(found.left_out))


def _found(file: BinaryIO, kind: kinds.Kind) -> reading.Found:
    if kind.reader in {"pdf", "word"}:
        return reading.read_apart(kind.reader, file)
    if kind.reader != "text":
        return reading.Found(unread=reading.Unread.UNKNOWN)
    encoding = encoding_of(file)
    return reading.cut(file.read((reading.MOST_LETTERS + 1) * 4).decode(encoding, "ignore"))


def _checked_kind(file: BinaryIO, name: str) -> kinds.Kind:
    kind, is_really = kinds.kind_of(name), media_type(file)
    if kind is None:
        raise CannotTake(_("Files like %(name)s are not kept here. Bring one of %(endings)s.") % {"name": name, "endings": kinds.ENDINGS})
    file.seek(0)
    if kind.media_type != is_really and file.read(8) == _OLD_OR_LOCKED:
        raise CannotTake(_("%(name)s is locked by a password or of an old kind. Save it without, in today's format.") % {"name": name})
    if kind.media_type != is_really:
        said = {"name": name, "kind": kind.label, "really": kinds.label_of(is_really)}
        raise CannotTake(_("%(name)s is not what its name says (%(kind)s) but of another kind: %(really)s. Choose the right file.") % said)
    return kind


def _refuse_text(text: str) -> None:
    if not text.strip():
        raise CannotTake(_("The text is empty. Write something, or bring a file."))
    if len(text) > MOST_LETTERS:
        raise CannotTake(_("The text is longer than %(most)s letters. Split it, or bring it as a file.") % {"most": MOST_LETTERS})
    blocks = read(text)
    if len(blocks) > MOST_PARAGRAPHS:
        raise CannotTake(_("The text has more than %(most)s paragraphs. Split it, or bring it as a file.") % {"most": MOST_PARAGRAPHS})
    if any(len(plain(block)) > LONGEST_PARAGRAPH for block in blocks):
        raise CannotTake(_("A paragraph has more than %(most)s letters. Put empty lines between paragraphs.") % {"most": LONGEST_PARAGRAPH})


def _size(file: BinaryIO) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in chunks(file):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
