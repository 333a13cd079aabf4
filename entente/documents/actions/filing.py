"""New documents and versions. What they are made from was looked at before (`contents`); bytes are kept before the chain is locked."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.documents import queue
from entente.documents.actions.describing import checked_language, checked_title, findable
from entente.documents.actions.finding import held
from entente.documents.actions.marking import lock, told
from entente.documents.actions.refusals import CannotAddVersion
from entente.documents.choices import Afterwards
from entente.documents.contents import Content
from entente.documents.home import Home, Recipients
from entente.documents.models import Document, Paragraph, Version
from entente.documents.text import Known, identified, plain, read
from entente.engine.marking import Marking
from entente.files.actions import keep as keep_file
from entente.files.models import Upload
from entente.people.models import Person

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # without those that are read for others


def file_document(
    home: Home,
    title: str,
    content: Content,
    *,
    marking: Marking | None = None,
    shared_with: Recipients | None = None,
    language: str = "en",
    keep_until: date | None = None,
    afterwards: Afterwards = Afterwards.ASK,
    note: str = "",
    by: Person | None,
    at: datetime,
) -> Document:
    """A document in a home, marked and shared as the home does unless said otherwise; whoever files it is always among its recipients."""
    given = home.shared_with if shared_with is None else shared_with
    document = Document(
        reference=_drawn(),
        title=checked_title(title),
        language=checked_language(language),
        marking=(marking or home.marking).value,
        shared_with=(given | Recipients.of(persons=[by.pk] if by else [])).stored,
        home=home.stored,
        home_key=home.key,
        notes_openings=home.notes_openings,
        filed_by=by,
        filed_at=at,
        changed_at=at,
        keep_until=keep_until,
        afterwards=afterwards,
    )
    return _filed(document, content, _kept(content, by, at), note)


def add_version(
    document: Document, content: Content, *, note: str = "", after: int | None = None, by: Person | None, at: datetime
) -> Version:
    """The document as it stands from now. `after` is the version at hand while this one was written: another may have come since."""
    _refuse(document, content, after)
    return _added(document, content, _kept(content, by, at), note, after, by, at)


@transaction.atomic
def _filed(document: Document, content: Content, upload: Upload | None, note: str) -> Document:
    entry = record.open()
    document.save(force_insert=True)
    version = _write(document, content, upload, note, document.filed_by, document.filed_at)
    lock(document)
    queue.wake_after(document.keep_until, document.afterwards)
    kept = {"keep_until": document.keep_until, "afterwards": document.afterwards}
    after = {"home": document.home_key, **told(document), **kept, **_told(version)}
    entry.enter("documents.filed", document, by=document.filed_by, after=after)
    return document


@transaction.atomic
def _added(
    document: Document, content: Content, upload: Upload | None, note: str, after: int | None, by: Person | None, at: datetime
) -> Version:
    entry = record.open()
    current = held(document)
    _refuse(current, content, after)
    version = _write(current, content, upload, note, by, at)
    entry.enter("documents.version_added", current, by=by, after=_told(version))
    return version


def _write(document: Document, content: Content, upload: Upload | None, note: str, by: Person | None, at: datetime) -> Version:
    before = document.current
    version = Version.objects.create(
        document=document,
        number=before.number + 1 if before else 1,
        is_text=content.is_text,
        text=content.text,
        upload=upload,
        file_name=content.file_name,
        media_type=content.media_type,
        size=content.size,
        digest=content.digest,
        unread=content.unread,
        left_out=dict(content.left_out),
        note=" ".join(note.split())[:300],
        by=by,
        at=at,
    )
    document.paragraphs = _number_paragraphs(version, document)
    document.current, document.changed_at = version, at
    document.save(update_fields=["current", "changed_at", "paragraphs"])
    findable(document, content.text)
    return version


def _number_paragraphs(version: Version, document: Document) -> int:
    """The highest number any paragraph of the document bears. A file between two texts does not make the later one forget."""
    if not version.is_text:
        return document.paragraphs
    earlier = document.versions.filter(is_text=True, number__lt=version.number).order_by("-number").first()
    rows = Paragraph.objects.filter(version=earlier).order_by("position") if earlier else []
    blocks = read(version.text)
    keys = identified(blocks, [Known(row.key, row.words) for row in rows], document.paragraphs)
    Paragraph.objects.bulk_create(
        Paragraph(version=version, position=place, key=key, words=plain(block))
        for place, (key, block) in enumerate(zip(keys, blocks, strict=True))
    )
    return max([document.paragraphs, *keys])


def _refuse(document: Document, content: Content, after: int | None) -> None:
    current = document.current
    if document.retired_at or current is None:
        raise CannotAddVersion(_("This document was retired. Bring it back first, or file a new one."))
    if after is not None and after != current.number:
        said = {"number": current.number, "by": current.by or _("somebody")}
        raise CannotAddVersion(
            _("Version %(number)s was added by %(by)s meanwhile. Look at what it changed, put it into yours, and save again.") % said
        )
    if content.digest == current.digest and content.is_text == current.is_text:
        raise CannotAddVersion(_("This is the same as version %(number)s, to the letter.") % {"number": current.number})


def _kept(content: Content, by: Person | None, at: datetime) -> Upload | None:
    """The bytes, under a name that tells nothing: uploads are in the record by their name, and their own name is the version's to keep."""
    if content.file is None:
        return None
    content.file.seek(0)
    return keep_file(content.file, f"document.{content.file_name.rpartition('.')[2]}", by=by, at=at)


def _told(version: Version) -> dict[str, object]:
    kind = "text" if version.is_text else version.media_type
    return {"version": version.number, "kind": kind, "size": version.size, "digest": version.digest}


def _drawn() -> str:
    """Twelve letters by lot: 59 bits, so that nobody finds an address by trying."""
    return "".join(secrets.choice(_LETTERS) for _letter in range(12))
