"""Putting an audience together: parts added and taken away by links and small forms, and who is meant by it now."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from entente.engine.audience import written
from entente.engine.words import finds, fold
from entente.notices import access, actions, kinds, queries, sources
from entente.notices.actions.sending import shared_of
from entente.notices.models import Announcement
from entente.notices.refusals import CannotResolve, Refusal
from entente.web.acting import who
from entente.web.notices.phrases import Phrases, added, joint
from entente.web.notices.reaching import reaching

MOST_VALUES = 40  # shown at once; a longer list is searched


@login_required
@require_http_methods(["GET", "POST"])
def for_announcement(request: HttpRequest, pk: int) -> HttpResponse:
    """The audience of an announcement; POST keeps the one on the page."""
    row = access.announcement_to_write(request.user, pk)
    if request.method != "POST":
        return _page(request, request.GET.get("e", row.audience), row)
    try:
        actions.change(row, audience=request.POST.get("e", ""), by=who(request), at=timezone.now())
    except Refusal as refusal:
        return _page(request, request.POST.get("e", ""), row, status=409, refusal=refusal)
    return redirect(row)


@login_required
@require_GET
def trying(request: HttpRequest) -> HttpResponse:
    """Any audience, to look at or to keep under a name."""
    access.writer(request.user)
    return _page(request, request.GET.get("e", ""))


def _page(request: HttpRequest, expression: str, row: Announcement | None = None, *, status: int = 200, **more: Any) -> HttpResponse:
    here = reverse("notices:audience-of", args=[row.pk]) if row else reverse("notices:try")
    expression, noun = expression[:4000].replace("\x00", ""), request.GET.get("noun", "")
    try:
        if request.method == "GET" and (values := request.GET.getlist("value")):
            return redirect(f"{here}?{urlencode({'e': _with(expression, request.GET.get('how', 'and'), noun, values)})}")
        means: dict[str, Any] = _means(expression, row)
    except CannotResolve as refusal:
        means, status = {"refusal": refusal}, 422
    context = {"announcement": row, "here": here, "e": expression, "noun": noun, "nouns": _nouns()} | _values(request, noun)
    return render(request, "notices/builder.html", context | means | more, status=status)


def _with(expression: str, how: str, noun: str, values: list[str]) -> str:
    return written(added(queries.read(expression) if expression.strip() else None, how, noun, values))


def _means(expression: str, row: Announcement | None) -> dict[str, Any]:
    if not expression.strip():
        return {}
    day, parsed = timezone.localdate(), queries.read(expression)
    found = reaching(expression, day, kinds.kind(row.kind), shared_of(row, day)) if row else reaching(expression, day)
    phrases = Phrases()
    return {"reaching": found, "e": written(parsed), "chips": phrases.chips(parsed), "joint": joint(parsed), "words": phrases.words(parsed)}


def _nouns() -> list[tuple[str, Any]]:
    return [(source.noun, sources.label_of(source)) for source in sources.all_sources()]


def _values(request: HttpRequest, noun: str) -> dict[str, Any]:
    """What can be chosen of a noun, those with most people first; a long list is found by words."""
    try:
        source = sources.source(noun)
    except sources.UnknownNoun:
        return {"values": []}
    query = request.GET.get("q", "")[:100]
    found = [value for value in source.values() if value[2] or not query]
    if query.strip():
        found = [value for value in source.values() if finds(query, fold(f"{value[1]} {value[0]}"))]
    ordered = sorted(found, key=lambda value: (-value[2], value[1]))
    label = sources.label_of(source)
    return {
        "values": ordered[:MOST_VALUES],
        "more": len(ordered) - MOST_VALUES,
        "q": query,
        "noun_label": label,
        "long": len(ordered) > 12 or query,
    }
