"""The kinds of files that are kept: by the ending of their name, which must be what their first bytes are."""

from dataclasses import dataclass
from pathlib import PurePath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
PDF = "application/pdf"
WORD = f"{_OFFICE}.wordprocessingml.document"
TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file of an ending is; `reader` names how its words are read."""

    media_type: str
    label: str | Promise
    reader: str = ""


_TEXT = Kind(TEXT, _("Text file"), "text")
_KINDS = {
    "pdf": Kind(PDF, "PDF", "pdf"),
    "docx": Kind(WORD, "Word", "word"),
    "xlsx": Kind(f"{_OFFICE}.spreadsheetml.sheet", "Excel"),
    "pptx": Kind(f"{_OFFICE}.presentationml.presentation", "PowerPoint"),
    "odt": Kind(f"{_OPEN}.text", _("OpenDocument text")),
    "ods": Kind(f"{_OPEN}.spreadsheet", _("OpenDocument spreadsheet")),
    "odp": Kind(f"{_OPEN}.presentation", _("OpenDocument presentation")),
    "png": Kind("image/png", _("Picture")),
    "jpg": Kind("image/jpeg", _("Picture")),
    "jpeg": Kind("image/jpeg", _("Picture")),
    "gif": Kind("image/gif", _("Picture")),
    "zip": Kind("application/zip", _("ZIP archive")),
    **dict.fromkeys(["txt", "md", "csv", "json", "xml", "yaml", "yml", "ics"], _TEXT),
}
PICTURES = frozenset(kind.media_type for kind in _KINDS.values() if kind.media_type.startswith("image/"))
SHOWN = frozenset({PDF, TEXT}) | PICTURES  # what a browser shows by itself and cannot be made to run
ENDINGS = ", ".join(f".{ending}" for ending in _KINDS)


def kind_of(name: str) -> Kind | None:
    return _KINDS.get(PurePath(name.lower()).suffix.removeprefix("."))


def label_of(media_type: str) -> str:
    """What people call files of this type; "" is a text that lives here."""
    if not media_type:
        return str(_("Text"))
    return str(next((kind.label for kind in _KINDS.values() if kind.media_type == media_type), _("something else")))
