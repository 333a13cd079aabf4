"""Refusing an upload that is too large before anything of it is read."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext as _

AROUND = 1024 * 1024  # what a form's other fields and the boundaries may add


class UploadTooLarge(RequestDataTooBig):
    """Larger than a file may be; the text says how large that is."""


class RefuseEarly(FileUploadHandler):
    """Looks at the announced size only: Django reads no more than was announced. `web.errors` and `api.errors` answer 413."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *more: Any) -> None:  # noqa: N803 -- Django's name
        if content_length > settings.UPLOAD_LIMIT + AROUND:
            raise UploadTooLarge(too_large())

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def too_large() -> str:
    limit = settings.UPLOAD_LIMIT // (1024 * 1024)
    return _("What you sent is larger than %(limit)s MB and was not read. Split the file, or leave out what is not needed.") % {
        "limit": limit
    }
