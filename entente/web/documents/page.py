"""What a document's page shows: the version, how it can be read here, what may be done with it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from entente.documents import access, discovery, kinds, queries
from entente.documents.choices import Unread
from entente.documents.models import Document, Version
from entente.engine.marking import Marking
from entente.governance.queries.comments import open_round_on
from entente.web.documents import sharing
from entente.web.documents.asking import me
from entente.web.documents.rendering import Drawn, drawn

MOST_BLOCKS = 3000  # of a text that a page draws; the rest is in the file


@dataclass(frozen=True, slots=True)
class Preview:
    """How a version is read on its page."""

    drawn: Drawn
    is_cut: bool
    is_picture: bool
    is_pdf: bool
    why_not: str


def preview(version: Version) -> Preview:
    blocks = queries.blocks_of(version)
    numbered = queries.keys_of_paragraphs(version) if version.is_text else []
    return Preview(
        drawn=drawn(blocks[:MOST_BLOCKS], numbered[:MOST_BLOCKS]),
        is_cut=len(blocks) > MOST_BLOCKS,
        is_picture=version.media_type in kinds.PICTURES,
        is_pdf=version.media_type == kinds.PDF,
        why_not=str(Unread(version.unread).label) if version.unread and version.media_type not in kinds.PICTURES else "",
    )


def context(request: HttpRequest, version: Version) -> dict[str, Any]:
    document = version.document
    keeps = access.may_keep(request.user, document)
    return {
        "document": document,
        "version": version,
        "is_current": version.pk == document.current_id,
        "versions": queries.versions_of(document),
        "comment_round": open_round_on(document.pk, timezone.now()) if version.is_text else None,
        "comments": queries.comments_of(document),
        "may_comment": me(request) is not None and not document.retired_at,
        "preview": preview(version),
        "home": home_address(document),
        "recipients": sharing.named(document),
        "left_out": left_out(version),
        "keeps": keeps,
        "may_open_up": keeps and access.is_source(request.user, document),
        "openings": len(queries.openings_of(document)) if keeps and document.notes_openings else None,
        "is_noted": document.notes_openings and me(request) is not None,
        "is_marked_for_names": document.marking == Marking.RED.value,
        "has_run_out": bool(document.keep_until and document.keep_until < timezone.localdate()),
    }


def home_address(document: Document) -> str:
    """Where the home's page is, if it has one."""
    found = discovery.address_of(document.home_key)
    return reverse(found[0], args=found[1]) if found else ""


def left_out(version: Version) -> list[str]:
    """What a Word file held besides its words."""
    counts = version.left_out
    said = {
        "pictures": ngettext("%(count)s picture", "%(count)s pictures", counts.get("pictures", 0)),
        "objects": ngettext("%(count)s embedded object", "%(count)s embedded objects", counts.get("objects", 0)),
        "comments": ngettext("%(count)s comment", "%(count)s comments", counts.get("comments", 0)),
    }
    return [said[name] % {"count": count} for name, count in counts.items() if name in said]
