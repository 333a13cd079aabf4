"""The bytes behind an upload."""

from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from entente.files import storage
from entente.files.models import Upload


class BytesMissing(Exception):
    """The row is here, its bytes are not."""


def path(upload: Upload) -> Path:
    """Where the bytes lie, for readers that need a path."""
    there = storage.path_of(upload.digest)
    if not there.is_file():
        raise BytesMissing(
            _("The bytes of %(name)s are missing on the server. Tell the office: they can be put back from a backup.")
            % {"name": upload.name}
        )
    return there


def open_bytes(upload: Upload) -> BinaryIO:
    return path(upload).open("rb")
