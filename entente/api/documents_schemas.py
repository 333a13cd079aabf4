"""What the API says and takes about documents."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from ninja import Field, Schema

from entente.api.paging import After
from entente.documents import queries
from entente.documents.choices import Afterwards
from entente.documents.contents import MOST_LETTERS
from entente.documents.models import Comment, Document, Version
from entente.vocabulary.choices import TrafficLight


class DocumentsAsked(After):
    q: str = Field("", max_length=200, description="Words of the title or the text.")
    marking: TrafficLight | None = None
    home: str = Field("", max_length=80, description="A home's key, such as governance.body:3.")


class HomeOut(Schema):
    """Where a document lives."""

    room: str
    noun: str
    id: int
    label: str


class VersionOut(Schema):
    """How the document stood from a moment on; `digest` is the SHA-256 of the file or the text."""

    number: int
    is_text: bool
    media_type: str
    file_name: str
    size: int
    digest: str
    note: str
    at: datetime
    by: str

    @staticmethod
    def resolve_by(version: Version) -> str:
        return version.by.name if version.by else ""


class ParagraphOut(Schema):
    """`key` is the paragraph's number in the document: the same in every version in which it stands."""

    key: int
    words: str


class CommentOut(Schema):
    """`paragraph` is the number of the paragraph it is about; null where it is about the whole."""

    by: str
    at: datetime
    version: int
    paragraph: int | None
    words: str

    @staticmethod
    def resolve_by(comment: Comment) -> str:
        return comment.by.name

    @staticmethod
    def resolve_version(comment: Comment) -> int:
        return comment.version.number


class CommentIn(Schema):
    words: str = Field(min_length=1, max_length=5000)
    paragraph: int | None = Field(None, ge=1, le=2**31 - 1)


class WholeVersionOut(VersionOut):
    text: str
    unread: str = Field(description="Why words are missing, if any are: encrypted, damaged, too_long, wordless, cut, unknown.")
    paragraphs: list[ParagraphOut]

    @staticmethod
    def resolve_paragraphs(version: Version) -> Any:
        return queries.paragraphs_of(version)


class DocumentsDocumentOut(Schema):
    """`address` always shows the current version."""

    reference: str
    title: str
    language: str
    marking: TrafficLight
    home: HomeOut
    version: int
    filed_at: datetime
    changed_at: datetime
    address: str

    @staticmethod
    def resolve_version(document: Document) -> int:
        return document.current.number if document.current else 0

    @staticmethod
    def resolve_address(document: Document) -> str:
        return settings.BASE_URL + reverse("documents:document", args=[document.reference])


class WholeDocumentOut(DocumentsDocumentOut):
    is_retired: bool
    keep_until: date | None
    afterwards: Afterwards
    versions: list[VersionOut]

    @staticmethod
    def resolve_is_retired(document: Document) -> bool:
        return document.retired_at is not None

    @staticmethod
    def resolve_versions(document: Document) -> Any:
        return queries.versions_of(document)


class New(Schema, extra="forbid"):
    """Persons and organisations by their numbers, besides those of the home."""

    title: str = Field(min_length=1, max_length=200)
    home: str = Field("documents.library:1", max_length=80, description="A home's key, such as governance.body:3.")
    marking: TrafficLight | None = Field(None, description="The home's own unless given.")
    persons: list[int] = Field([], max_length=500)
    organisations: list[int] = Field([], max_length=500)
    language: str = Field("en", max_length=2)
    keep_until: date | None = None
    afterwards: Afterwards = Afterwards.ASK


class NewText(New):
    text: str = Field(min_length=1, max_length=MOST_LETTERS, description="CommonMark: headings, lists, tables.")


class NewFile(New):
    as_text: bool = Field(False, description="Take a Word or text file over as a text.")


class NewVersion(Schema, extra="forbid"):
    note: str = Field("", max_length=300, description="What changed, in a line.")
    after: int | None = Field(None, description="The version this one was made from; refused when another has come since.")


class NewTextVersion(NewVersion):
    text: str = Field(min_length=1, max_length=MOST_LETTERS)


class NewFileVersion(NewVersion):
    as_text: bool = False
