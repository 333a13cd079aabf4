"""The board pack of a meeting as one PDF: the agenda, then its papers, each with a bookmark; what a reader may not open is not in it.

Texts are set anew and tagged; a paper that was brought as a PDF is put behind them as it is. Such pages are not ours to tag: a pack that
holds any does not claim to be accessible throughout.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import NameObject

from entente.documents import kinds
from entente.documents.exports import Paper, pdf
from entente.documents.models import Version
from entente.documents.queries import blocks_of
from entente.documents.text import Block, Kind, Span
from entente.engine.marking import Marking
from entente.files.queries import BytesMissing, open_bytes
from entente.gatherings.models import Gathering
from entente.governance.models import AgendaItem, Body
from entente.governance.queries.packs import Papers

TEMPLATE = Path(__file__).with_name("pack.typ")


@dataclass(frozen=True)
class _Set(Paper):
    """A paper whose blocks are put together already."""

    parts: tuple[Block, ...] = ()

    @property
    def blocks(self) -> list[Block]:
        return list(self.parts)


def board_pack(body: Body, gathering: Gathering, items: Sequence[AgendaItem], papers: Papers, versions: dict[str, Version]) -> bytes:
    """`items` with their papers are what the reader may see; `versions` those of the edition, with their words, by reference."""
    brought = [version for version in _in_order(items, versions) if _is_pdf(version)]
    title = _("Papers: %(title)s") % {"title": gathering.title}
    paper = _Set(
        title=title,
        text="",
        marking=max([Marking(gathering.marking), *(Marking(version.document.marking) for version in versions.values())]),
        at=papers.pack.made_at,
        facts=_("%(body)s, edition %(number)s") % {"body": body, "number": papers.pack.number},
        hint=_("□ stands for signs that this PDF has no letters for."),
        parts=(*_agenda(items, papers, versions), *_papers(items, papers, versions)),
    )
    made = pdf(paper, TEMPLATE, {"lead": _lead(gathering, papers), "contents": _("In this pack")})
    return _with_brought(made, brought, papers) if brought else made


def _lead(gathering: Gathering, papers: Papers) -> str:
    when = f"{date_format(gathering.starts, 'l j F Y, H:i')}–{date_format(gathering.ends, 'H:i')} ({gathering.zone})"
    made = _("Edition %(number)s of %(day)s.") % {"number": papers.pack.number, "day": date_format(papers.pack.made_at, "j F Y, H:i")}
    new = _("What is new since the edition before says so.") if papers.before else ""
    return " ".join(filter(None, [f"{when}, {gathering.place or _('online')}.", made, new]))


def _agenda(items: Sequence[AgendaItem], papers: Papers, versions: dict[str, Version]) -> Iterator[Block]:
    yield _heading(_("Agenda"), 1)
    for number, item in enumerate(items, 1):
        time = f" ({_('%(n)s minutes') % {'n': item.minutes}})" if item.minutes else ""
        yield Block(Kind.NUMBERED, (Span(item.title, bold=True), Span(time)), 1, number)
        if item.why:
            yield Block(Kind.PARAGRAPH, (Span(item.why),), 1)
        for paper in item.papers.all():
            if paper.reference in versions:
                yield Block(Kind.BULLET, (Span(_titled(versions[paper.reference], papers)),), 2)


def _papers(items: Sequence[AgendaItem], papers: Papers, versions: dict[str, Version]) -> Iterator[Block]:
    """Texts with their headings a step down; of any other file where it is found."""
    for version in _in_order(items, versions):
        if _is_pdf(version):
            continue
        yield _heading(_titled(version, papers), 1)
        facts = {"label": version.document.light.label, "number": version.number, "day": date_format(version.at, "j F Y")}
        yield Block(Kind.PARAGRAPH, (Span(_("%(label)s, version %(number)s of %(day)s") % facts, italic=True),))
        if version.is_ours:
            yield from map(_lowered, blocks_of(version))
        else:
            yield Block(
                Kind.PARAGRAPH, (Span(_("This file is not text: open it where it is kept (%(name)s).") % {"name": version.file_name}),)
            )


def _lowered(block: Block) -> Block:
    return replace(block, level=min(block.level + 1, 6)) if block.kind is Kind.HEADING else block


def _in_order(items: Iterable[AgendaItem], versions: dict[str, Version]) -> list[Version]:
    found = {paper.reference: versions[paper.reference] for item in items for paper in item.papers.all() if paper.reference in versions}
    return list(found.values())


def _titled(version: Version, papers: Papers) -> str:
    title = version.document.title
    return _("%(title)s (new)") % {"title": title} if papers.is_new(version.document.reference) else title


def _heading(words: str, level: int) -> Block:
    return Block(Kind.HEADING, (Span(words),), level)


def _is_pdf(version: Version) -> bool:
    return version.media_type == kinds.PDF and version.upload is not None


def _with_brought(made: bytes, brought: list[Version], papers: Papers) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(made))
    for version in brought:
        try:
            with open_bytes(version.upload) as file:  # type: ignore[arg-type]
                writer.append(PdfReader(io.BytesIO(file.read())), outline_item=_titled(version, papers), import_outline=False)
        except (BytesMissing, PyPdfError):
            writer.add_outline_item(title=_("%(title)s: could not be read") % {"title": _titled(version, papers)}, page_number=0)
    writer.root_object.pop(NameObject("/Metadata"), None)  # what claims that every page is tagged
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
