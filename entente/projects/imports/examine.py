"""The bytes of a file, read once from end to end before anything is written."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from entente.files.encoding import encoding_of
from entente.projects.imports.refusals import CannotRead

CHUNK = 1 << 20
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class File:
    """A file whose bytes can be named by their digest."""

    path: Path
    name: str
    digest: str


def examined(path: Path, name: str) -> File:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
            encoding = encoding_of(file)
    except OSError as why:
        raise CannotRead(name, _("it cannot be opened (%(why)s).") % {"why": why.strerror}) from why
    if encoding in {"cp1252", "latin-1"}:
        _refuse_damaged_utf8(path, name)
    return File(path, name, digest.hexdigest())


def _refuse_damaged_utf8(path: Path, name: str) -> None:
    """A file that is mostly UTF-8 is not Latin-1: reading it as such would spoil every name with an accent."""
    well, ill, first = 0, 0, None
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            rest = len(_HIGH.findall(_MULTIBYTE.sub(b"", line)))
            well, ill = well + len(_HIGH.findall(line)) - rest, ill + rest
            first = first or (number if rest else None)
    if well > ill:
        said = _("most of it is UTF-8, but some bytes are not: it was cut off or mended by hand. Download it again.")
        raise CannotRead(name, said, line=first)
