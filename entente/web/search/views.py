"""One box over everything the reader may see."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from entente.engine.words import terms
from entente.members.viewers import keys_of
from entente.search.everything import overview
from entente.search.kinds import Seeker, kinds
from entente.search.listing import NotSearched, listing
from entente.web.search.lines import chips, shown

LONGEST = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`q` the words, `type` a noun to see all of, `after` where its page begins."""
    words = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST]
    noun = request.GET.get("type", "")
    context = _one(request, words, noun) if noun in kinds() else _all(request, words)
    template = "search/_results.html" if request.htmx else "search/search.html"  # type: ignore[attr-defined]
    response = render(request, template, {"words": words, "asked": terms(words), **context})
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["HX-Request"])
    return response


def _all(request: HttpRequest, words: str) -> dict[str, Any]:
    groups = overview(_seeker(request), words)
    return {"groups": [shown(group, terms(words)) for group in groups], "chips": chips({group.noun: group.total for group in groups})}


def _one(request: HttpRequest, words: str, noun: str) -> dict[str, Any]:
    after = request.GET.get("after", "")
    try:
        page = listing(_seeker(request), words, noun, after)
    except NotSearched:
        raise Http404 from None
    groups = [shown(page.group, terms(words))] if page.group.total else []
    return {"groups": groups, "chips": chips(page.totals), "noun": noun, "next": page.next, "after": after}


def _seeker(request: HttpRequest) -> Seeker:
    return Seeker(request.user, keys_of(request.user))
