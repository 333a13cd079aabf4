"""One article: as readers see it, and for those who keep it where it stands and what comes next."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from entente.members.viewers import keys_of
from entente.news import access, queries
from entente.news.models import Article
from entente.people.models import Account
from entente.web.documents.asking import asks_in, me
from entente.web.news.forms import BecauseForm, PublishForm
from entente.web.news.text import html


@require_GET
@asks_in
def article(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, access.article_to_read(request.user, pk))


def shown(request: HttpRequest, found: Article, *, status: int = 200, **more: Any) -> HttpResponse:
    """The article's page, also with a refused form on it."""
    context = {"article": found, "html": html(found.text), "sectors": found.sectors.all(), "countries": found.countries.all()}
    context |= {"others": queries.in_other_languages(found, keys_of(request.user)), "versions": _versions(found)}
    if access.keeps(request.user, found):
        context |= _inside(request, found)
    return render(request, "news/article.html", context | more, status=status)


@login_required
@require_GET
@asks_in
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found = access.version_to_read(request.user, pk, number)
    return render(request, "news/version.html", {"article": found.article, "version": found, "html": html(found.text)})


def _versions(found: Article) -> list[Any]:
    """What was corrected, the latest first; without the first, which is no correction."""
    return list(found.versions.filter(number__gt=1).order_by("-number")) if found.corrected_at else []


def _inside(request: HttpRequest, found: Article) -> dict[str, Any]:
    mine = me(request)
    correction = getattr(found, "correction", None)
    return {
        "inside": True,
        "is_mine": mine is not None and found.changed_by_id == mine.pk,
        "writes": access.may_write(request.user, found) and isinstance(request.user, Account),
        "reviews": access.reviews(request.user),
        "correction": correction,
        "correction_html": html(correction.text) if correction else "",
        "correction_is_mine": bool(correction and mine and correction.by_id == mine.pk),
        "publish_form": PublishForm(),
        "because_form": BecauseForm(),
    }
