"""Reads about documents. Each goes through `visible`, with the keys of whoever looks: `members.viewers.keys_of(user)`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db.models import F, Q, QuerySet

from entente.documents import text
from entente.documents.choices import Afterwards
from entente.documents.models import Comment, CommentAsked, Document, Opening, Paragraph, Version
from entente.engine.marking import Marking, Viewer, may_see
from entente.search.queries import matching, visible

NOUN = "document"
SOON = timedelta(days=60)

Keys = Iterable[str]


def seen(keys: Keys) -> QuerySet[Document]:
    """Every document these keys open, retired ones too, with its current version (whose words stay where they are) at hand."""
    found = Document.objects.filter(pk__in=visible(NOUN, keys)).select_related("current__by", "filed_by")
    return found.defer("current__text")


def listed(keys: Keys, *, words: str = "", light: str = "", home_key: str = "") -> QuerySet[Document]:
    """What a list shows: neither retired nor destroyed. Order it by what it is for."""
    found = seen(keys).filter(retired_at=None)
    if words:
        found = found.filter(pk__in=matching(NOUN, words))
    if light:
        found = found.filter(marking=light)
    return found.filter(home_key=home_key) if home_key else found


def documents_of(home_key: str, keys: Keys) -> list[Document]:
    """A home's documents, the latest first: one query, whatever their number."""
    return list(listed(keys, home_key=home_key).order_by("-changed_at", "-pk"))


def following(documents: QuerySet[Document], last: str) -> QuerySet[Document]:
    """The latest first, after the document that ended the page before."""
    if end := Document.objects.filter(reference=last).values_list("changed_at", "pk").first():
        documents = documents.filter(Q(changed_at__lt=end[0]) | Q(changed_at=end[0], pk__lt=end[1]))
    return documents.order_by("-changed_at", "-pk")


def changed_since(at: datetime, keys: Keys) -> list[Document]:
    """What is new to somebody, for a digest or a feed."""
    return list(listed(keys).filter(changed_at__gte=at).order_by("-changed_at", "-pk"))


def who_may_read(document: Document, viewers: Mapping[int, Viewer]) -> set[int]:
    """Of many persons (`members.viewers.viewers_of`), those to whom a mail may name the document."""
    return {person for person, viewer in viewers.items() if may_see(viewer, document.shared)}


def given_to(document: Document, viewers: Mapping[int, Viewer]) -> set[int]:
    """Of many persons, those to whom its source gave it: not the whole community, nor those who only keep it."""
    given = replace(document.shared, marking=Marking.AMBER_STRICT)
    return {person for person, viewer in viewers.items() if may_see(replace(viewer, is_custodian=False), given)}


def versions_of(document: Document) -> list[Version]:
    """The latest first, without their words."""
    return list(document.versions.defer("text").select_related("by", "upload").order_by("-number"))


def blocks_of(version: Version) -> tuple[text.Block, ...]:
    """The version's words as blocks; of a file that is no text of ours, paragraphs as they stood."""
    if version.is_ours:
        return text.read(version.text)
    chunks = (chunk.strip("\n") for chunk in version.text.split("\n\n"))
    return tuple(text.Block(text.Kind.PARAGRAPH, (text.Span(chunk),)) for chunk in chunks if chunk.strip())


def keys_of_paragraphs(version: Version) -> list[int]:
    """The number of each block of `blocks_of`, in their order; empty for a file."""
    return list(Paragraph.objects.filter(version=version).order_by("position").values_list("key", flat=True))


def paragraphs_of(version: Version) -> list[Paragraph]:
    return list(Paragraph.objects.filter(version=version).order_by("position"))


def comments_of(document: Document) -> list[Comment]:
    """By paragraph, what is about the whole first; the earliest first. One query."""
    rows = Comment.objects.filter(document=document).select_related("by", "version").defer("version__text")
    return list(rows.order_by(F("paragraph").asc(nulls_first=True), "at", "pk"))


def asked_of(document: Document) -> list[CommentAsked]:
    return list(CommentAsked.objects.filter(document=document).select_related("person").order_by("person__name_key", "pk"))


def plain_words(document: Document) -> str:
    """The current version as words without markup, a paragraph each."""
    version = document.versions.order_by("-number").first()
    return "\n\n".join(filter(None, map(text.plain, blocks_of(version)))) if version else ""


def paragraph_words(document: Document, key: int) -> str:
    """As it stands now, or stood last."""
    rows = Paragraph.objects.filter(version__document=document, key=key).order_by("-version__number")
    return rows.values_list("words", flat=True).first() or ""


def difference(before: Version, after: Version) -> list[text.Change]:
    return text.differences(blocks_of(before), blocks_of(after))


def running_out(day: date, keys: Keys) -> list[Document]:
    """What has run out or soon will, the earliest first; a retired one only where it is still to be destroyed."""
    ending = seen(keys).filter(keep_until__lt=day + SOON, destroyed_at=None)
    return [
        document
        for document in ending.order_by("keep_until", "pk")
        if document.retired_at is None or document.afterwards == Afterwards.DESTROY
    ]


def openings_of(document: Document) -> Sequence[Opening]:
    rows = Opening.objects.filter(version__document=document).select_related("person", "version")
    return list(rows.defer("version__text").order_by("-at"))
