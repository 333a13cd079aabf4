"""One question over everything the caller may see, and what waits for the caller."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router

from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.search_schemas import Desk, Results, SearchAsked
from entente.members.viewers import keys_of
from entente.reporting.desk import waiting_of, whose, words
from entente.search.everything import Group, overview
from entente.search.kinds import Hit, Seeker
from entente.search.listing import NotSearched, listing

REFUSALS: tuple[type[Exception], ...] = ()
router = Router(tags=["Search and Desk"])


@router.get(
    "/search", auth=anyone, response={200: Results, **declared(404)}, summary="Everything you may see that these words find, by kind"
)
def search(request: HttpRequest, asked: Query[SearchAsked]) -> Any:
    """Of each kind the number and the best five; with `type` one kind, page by page."""
    seeker = Seeker(request.user, keys_of(request.user))
    if not asked.type:
        groups = overview(seeker, asked.q)
        return {"total": sum(group.total for group in groups), "groups": [_group(group) for group in groups], "next": None}
    try:
        page = listing(seeker, asked.q, asked.type, asked.after)
    except NotSearched:
        raise Http404 from None
    return {"total": page.group.total, "groups": [_group(page.group)], "next": page.next or None}


@router.get("/desk", response=Desk, summary="What waits for me over all rooms, in the order in which it is due")
def desk(request: HttpRequest) -> Any:
    waiting = waiting_of(whose(signed_in_account(request)), timezone.localdate())
    return {"total": words.total(waiting), "waiting": waiting}


def _group(group: Group) -> dict[str, Any]:
    return {"type": group.noun, "label": str(group.kind.label), "total": group.total, "hits": [_hit(hit) for hit in group.hits]}


def _hit(hit: Hit) -> dict[str, Any]:
    return {"title": hit.title, "address": hit.address, "facts": hit.more, "marking": hit.marking or None, "at": hit.at}
