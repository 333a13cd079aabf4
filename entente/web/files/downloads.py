"""Handing out a file that somebody brought, so that no browser runs it. The room that shows it checks access first."""

from django.http import FileResponse, Http404

from entente.files.models import Upload
from entente.files.queries import BytesMissing, open_bytes

NEVER_RUN = "default-src 'none'; sandbox"


def download(upload: Upload) -> FileResponse:
    """Always an attachment, of the kind that its bytes are, outside of our origin's rights."""
    try:
        file = open_bytes(upload)
    except BytesMissing as missing:
        raise Http404(str(missing)) from None
    response = FileResponse(file, as_attachment=True, filename=upload.name, content_type=upload.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NEVER_RUN
    response["Cache-Control"] = "private, no-store"
    return response
