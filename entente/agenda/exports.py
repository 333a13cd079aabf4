"""An edition of the agenda as a tagged PDF: its introduction, then each horizon with its places and topics, word for word as frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from entente.agenda.choices import Horizon
from entente.agenda.models import Edition
from entente.documents.exports import Paper, pdf
from entente.documents.text import Block, Kind, Span
from entente.engine.marking import Marking

Said = Mapping[str, Any]


@dataclass(frozen=True)
class _Set(Paper):
    """A paper whose blocks are put together already."""

    parts: tuple[Block, ...] = ()

    @property
    def blocks(self) -> list[Block]:
        return list(self.parts)


def edition_pdf(edition: Edition) -> bytes:
    """Of a published one; the same edition always says the same, dated by its day."""
    assert edition.published_at is not None  # noqa: S101 -- only published editions are asked for
    return pdf(
        _Set(
            title=edition.title,
            text="",
            marking=Marking.CLEAR,
            at=edition.published_at,
            facts=_("Edition %(number)s, SHA-256 %(digest)s…") % {"number": edition.number, "digest": edition.digest[:16]},
            hint=_("□ stands for signs that this PDF has no letters for."),
            parts=tuple(_parts(edition)),
        )
    )


def _parts(edition: Edition) -> Iterator[Block]:
    yield from _paragraphs(edition.introduction)
    for horizon in Horizon:
        topics = [one for one in edition.topics if one["horizon"] == horizon]
        if topics:
            yield _block(Kind.HEADING, str(horizon.label), level=1)
            yield Block(Kind.TABLE, rows=tuple(_places(topics)))
            for one in topics:
                yield from _topic(one)


def _places(topics: list[Said]) -> Iterator[tuple[tuple[Span, ...], ...]]:
    """The table of places; a band says how sure one is."""
    yield tuple((Span(word),) for word in (_("Place"), _("Between"), _("Topic")))
    for one in topics:
        band = f"{one['low']}–{one['high']}" if one["rank"] else "–"
        yield (Span(str(one["rank"] or "–")),), (Span(band),), (Span(f"{one['code']} {one['title']}"),)


def _topic(one: Said) -> Iterator[Block]:
    yield _block(Kind.HEADING, f"{one['code']} {one['title']}", level=2)
    for label, text in _facts(one):
        if text:
            yield Block(Kind.PARAGRAPH, (Span(f"{label}: ", bold=True), Span(text)))


def _facts(one: Said) -> Iterator[tuple[str, str]]:
    yield _("Problem"), one["problem"]
    yield _("What there is"), one["state_of_the_art"]
    yield _("Expected result"), one["expected_result"]
    yield _("Evidence"), one["evidence"]
    if one["readiness_now"] or one["readiness_aimed"]:
        yield _("Readiness"), f"{one['readiness_now'] or '–'} → {one['readiness_aimed'] or '–'}"
    yield _("Sectors"), ", ".join(one["sectors"])
    yield _("Expertise"), ", ".join(one["expertise"])
    yield _("Proposed for"), ", ".join(one["proposed_for"])
    yield _("Remark"), _("fictional") if one["is_fictional"] else ""


def _paragraphs(text: str) -> Iterator[Block]:
    yield from (_block(Kind.PARAGRAPH, part.strip()) for part in text.split("\n\n") if part.strip())


def _block(kind: Kind, text: str, level: int = 0) -> Block:
    return Block(kind, (Span(text),), level)
