"""Rounds of comments, each paragraph with what was said of it; whoever may read the document may read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from entente.documents.queries import NOUN as DOCUMENT
from entente.documents.queries import blocks_of, keys_of_paragraphs
from entente.documents.text import Block, plain
from entente.governance.choices import Disposition
from entente.governance.models import Body, Comment, CommentRound
from entente.search.queries import visible


@dataclass(frozen=True, slots=True)
class Commented:
    """A paragraph of the version with the comments on it."""

    key: int
    block: Block
    comments: list[Comment] = field(default_factory=list)

    @property
    def words(self) -> str:
        return plain(self.block)


def seen(keys: Iterable[str]) -> QuerySet[CommentRound]:
    rows = CommentRound.objects.filter(document__in=visible(DOCUMENT, keys), document__destroyed_at=None)
    return rows.select_related("body", "document", "version")


def rounds_of(body: Body, keys: Iterable[str]) -> QuerySet[CommentRound]:
    """The latest first, each with how many comments it has and how many wait for an answer."""
    live = Q(comments__withdrawn_at=None)
    counted = {
        "made": Count("comments", filter=live),
        "waiting": Count("comments", filter=live & Q(comments__disposition=Disposition.OPEN)),
    }
    return seen(keys).filter(body=body).annotate(**counted).order_by("-opened_at", "-pk")


def open_round_on(document: int, at: datetime) -> CommentRound | None:
    """The round in which comments on a document are taken now."""
    rows = CommentRound.objects.open_at(at).filter(document=document)
    return rows.select_related("body", "document", "version").first()


def comments_of(asked: CommentRound) -> list[Comment]:
    """In the order of the paragraphs' numbers, then as they were made; what was taken back is left out."""
    rows = asked.comments.filter(withdrawn_at=None).select_related("person", "organisation", "settled_by")
    return list(rows.order_by("paragraph", "pk"))


def commented(asked: CommentRound) -> list[Commented]:
    """Every paragraph in the order of the text. Two queries."""
    by_paragraph: dict[int, list[Comment]] = {}
    for one in comments_of(asked):
        by_paragraph.setdefault(one.paragraph, []).append(one)
    pairs = zip(keys_of_paragraphs(asked.version), blocks_of(asked.version), strict=True)
    return [Commented(key, block, by_paragraph.get(key, [])) for key, block in pairs]


def table(asked: CommentRound) -> Iterator[tuple[Commented, Comment]]:
    """The disposition table: each comment beside its paragraph."""
    return ((paragraph, one) for paragraph in commented(asked) for one in paragraph.comments)
