"""Keeping what people bring."""

from datetime import datetime
from functools import partial
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.files import names, storage
from entente.files.models import Upload
from entente.people.models import Person


class CannotKeep(Exception):
    """The file cannot be kept as it is."""


def keep(file: BinaryIO, name: str, *, by: Person | None, at: datetime) -> Upload:
    """Keep a file's bytes and the fact that somebody brought them; the bytes are written before the chain is locked."""
    plain = names.plain_name(name)
    stored = _stored(file, plain)
    with storage.path_of(stored.digest).open("rb") as kept:
        kind = names.media_type(kept)
    return _enter(Upload(digest=stored.digest, name=plain, size=stored.size, media_type=kind, by=by, at=at))


def _stored(file: BinaryIO, name: str) -> storage.Stored:
    try:
        stored = storage.store(file, limit=settings.UPLOAD_LIMIT)
    except storage.TooLarge:
        said = {"name": name, "limit": settings.UPLOAD_LIMIT // (1024 * 1024)}
        raise CannotKeep(_("%(name)s is larger than %(limit)s MB. Split it, or leave out what is not needed.") % said) from None
    if not stored.size:
        raise CannotKeep(_("%(name)s is empty. Choose the file again.") % {"name": name})
    return stored


@transaction.atomic
def _enter(upload: Upload) -> Upload:
    entry = record.open()
    upload.save(force_insert=True)
    after = {"size": upload.size, "digest": upload.digest, "media_type": upload.media_type}
    entry.enter("files.kept", upload, by=upload.by, after=after)
    return upload


@transaction.atomic
def let_go(upload: Upload, *, by: Person | None, at: datetime) -> None:
    """A file whose rows are kept now, such as a list of people, is kept no longer: its row goes now, its bytes once this is certain."""
    entry = record.open()
    entry.enter("files.let_go", upload, by=by, before={"size": upload.size, "digest": upload.digest})
    digest, brought_at = upload.digest, upload.at
    upload.delete()
    if not Upload.objects.filter(digest=digest).exists():
        transaction.on_commit(partial(storage.remove, digest, brought_by=brought_at))
