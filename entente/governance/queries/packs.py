"""What a board pack holds: the agenda's papers in its order, each once, and which of them are new."""

from collections.abc import Iterable
from dataclasses import dataclass

from entente.documents.models import Document, Version
from entente.documents.queries import NOUN as DOCUMENT
from entente.gatherings.models import Gathering
from entente.governance.models import AgendaItem, Pack
from entente.search.queries import visible


@dataclass(frozen=True, slots=True)
class Papers:
    """An edition, and for each paper of it whether the edition before had it in this version."""

    pack: Pack
    before: Pack | None

    def is_new(self, reference: str) -> bool:
        """In a first edition nothing stands out."""
        return self.before is not None and [reference, self.version(reference)] not in self.before.papers

    def version(self, reference: str) -> int | None:
        return next((number for known, number in self.pack.papers if known == reference), None)


def papers_in(items: Iterable[AgendaItem]) -> list[Document]:
    """In the order of the agenda; a paper of two items stands with the first."""
    return list({paper.pk: paper for item in items for paper in item.papers.all()}.values())


def versions_in(items: Iterable[AgendaItem]) -> list[list[str | int]]:
    """Each paper with the version that is current."""
    return [[paper.reference, paper.current.number if paper.current else 0] for paper in papers_in(items)]


def packs_of(gathering: Gathering) -> list[Pack]:
    return list(Pack.objects.filter(gathering=gathering).select_related("made_by").order_by("-number"))


def versions_of_pack(papers: Papers, keys: Iterable[str]) -> dict[str, Version]:
    """The edition's papers, in its versions and with their words, within what the keys open; one query."""
    wanted = dict(papers.pack.papers)
    rows = Version.objects.filter(document__reference__in=wanted, document__in=visible(DOCUMENT, keys), document__destroyed_at=None)
    found = rows.select_related("document", "upload")
    return {row.document.reference: row for row in found if row.number == wanted[row.document.reference]}


def edition(gathering: Gathering, number: int | None = None) -> Papers | None:
    """The latest unless a number is given."""
    packs = packs_of(gathering)
    found = next((pack for pack in packs if number is None or pack.number == number), None)
    return Papers(found, next((pack for pack in packs if pack.number == found.number - 1), None)) if found else None
