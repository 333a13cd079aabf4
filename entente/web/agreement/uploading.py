"""Files that come in over a form, kept under the name of whoever brought them; documents that go out again."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.utils import timezone

from entente.files.actions import keep
from entente.files.models import Upload
from entente.files.queries import open_bytes
from entente.web.agreement.answering import me


def kept(request: HttpRequest, file: Any) -> Upload:
    return keep(file, file.name or "file", by=me(request), at=timezone.now())


def sent(upload: Upload) -> FileResponse:
    """As a download, never shown in the page: what it holds is a stranger's."""
    response = FileResponse(open_bytes(upload), as_attachment=True, filename=upload.name, content_type=upload.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
