"""Writing an article, changing it, telling it in another language."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from entente.engine.marking import Marking
from entente.news import access, actions
from entente.news.models import Article
from entente.web.acting import who
from entente.web.news.acting import answer
from entente.web.news.forms import ArticleForm


@login_required
def write(request: HttpRequest) -> HttpResponse:
    form = _form(request, {"language": "en", "marking": "CLEAR"})

    def act(fields: dict[str, Any], at: datetime) -> Article:
        access.writer_for(request.user, form.chosen)
        return actions.draft(form.said, organisation=form.chosen, by=who(request), at=at)

    return answer(request, "news/write.html", {"form": form}, act)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    article = access.article_to_write(request.user, pk)
    if request.method != "POST" and article.is_published:
        return redirect("news:correct", pk)
    form = ArticleForm(request.POST or None, initial=_initial(article), organisations=None, for_office=False, least=_least(article))
    context = {"form": form, "article": article}
    return answer(request, "news/write.html", context, lambda fields, at: actions.change(article, form.said, by=who(request), at=at))


@login_required
def translate(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins with the words of the original, so that only they need to be replaced."""
    original = access.article_to_write(request.user, pk)
    begins = _initial(original) | {"language": ""}
    form = ArticleForm(request.POST or None, initial=begins, organisations=None, for_office=False, least=_least(original))

    def act(fields: dict[str, Any], at: datetime) -> Article:
        return actions.draft(form.said, organisation=original.organisation, original=original, by=who(request), at=at)

    return answer(request, "news/write.html", {"form": form, "original": original}, act)


def _form(request: HttpRequest, initial: dict[str, Any]) -> ArticleForm:
    organisations, for_office = access.organisations_to_write_for(request.user), access.reviews(request.user)
    if not organisations and not for_office:
        raise PermissionDenied(_("News is written by the office and by those who speak for a member. Ask the office if you should."))
    return ArticleForm(request.POST or None, initial=initial, organisations=organisations, for_office=for_office)


def _initial(article: Article) -> dict[str, Any]:
    said = {name: getattr(article, name) for name in ("title", "lead", "text", "language", "marking")}
    sectors, countries = article.sectors.values_list("pk", flat=True), article.countries.values_list("pk", flat=True)
    return said | {"sectors": list(sectors), "countries": list(countries)}


def _least(article: Article) -> Marking:
    return Marking(article.source["marking"]) if article.source else Marking.CLEAR
