"""Reading a document: as it stands now, as it stood, and what is different between the two."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from entente.documents import access, actions, queries
from entente.documents.models import Version
from entente.web.documents import page
from entente.web.documents.asking import asks_in, me, viewer
from entente.web.documents.comparing import MOST_BLOCKS, changed, shown


@require_GET
@asks_in
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]
def document(request: HttpRequest, reference: str, number: int | None = None) -> HttpResponse:
    """The address without a number always shows the current version; one with a number always that one."""
    found = access.document_to_read(viewer(request), reference)
    if found.destroyed_at:
        return render(request, "documents/destroyed.html", {"document": found, "home": page.home_address(found)}, status=410)
    version = access.version_to_read(viewer(request), reference, number)
    actions.note_opening(version, by=me(request), at=timezone.now())
    return render(request, "documents/document.html", page.context(request, version))


@require_GET
@asks_in
def difference(request: HttpRequest, reference: str) -> HttpResponse:
    """?from=1&to=3; without numbers the current version against the one before."""
    current = access.version_to_read(viewer(request), reference)
    later = _asked(request, "to", current)
    earlier = _asked(request, "from", later, otherwise=max(later.number - 1, 1))
    blocks = max(len(queries.blocks_of(earlier)), len(queries.blocks_of(later)))
    stretches = shown(queries.difference(earlier, later)) if blocks <= MOST_BLOCKS else None
    context = {
        "document": current.document,
        "earlier": earlier,
        "later": later,
        "stretches": stretches,
        "changed": changed(stretches or []),
        "has_words": bool(earlier.text and later.text),
    }
    return render(request, "documents/difference.html", context | {"versions": queries.versions_of(current.document)})


def _asked(request: HttpRequest, name: str, at_hand: Version, otherwise: int | None = None) -> Version:
    asked = request.GET.get(name, "")
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    number = int(asked) if asked else otherwise or at_hand.number
    return at_hand if number == at_hand.number else access.version_to_read(viewer(request), at_hand.document.reference, number)
