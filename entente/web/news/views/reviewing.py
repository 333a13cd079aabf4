"""An article's way: handed in, published, sent back, withdrawn."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.news import access, actions
from entente.news.models import Article
from entente.web.acting import who
from entente.web.documents.asking import asks_in
from entente.web.news.forms import BecauseForm, PublishForm
from entente.web.news.views.articles import shown


@login_required
@require_POST
@asks_in
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    article = access.article_to_write(request.user, pk)
    return settled(request, article, lambda at: actions.hand_in(article, by=who(request), at=at), _("It waits for other eyes now."))


@login_required
@require_POST
@asks_in
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    article = access.article_to_review(request.user, pk)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return shown(request, article, status=422, publish_form=form)
    publish_at = form.cleaned_data["publish_at"]
    said = _("It will be published at its time.") if publish_at else _("It is published.")
    return settled(
        request,
        article,
        lambda at: actions.publish(article, publish_at=publish_at, by=who(request), at=at),
        said,
        publish_form=form,
    )


@login_required
@require_POST
@asks_in
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    article = access.article_to_review(request.user, pk)
    return because(request, article, actions.send_back, _("It is sent back."), opens="send_back")


@login_required
@require_POST
@asks_in
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever wrote it, and anyone of the office: what should not be out has to be gone at once."""
    article = access.article_to_write(request.user, pk)
    return because(request, article, actions.withdraw, _("It is withdrawn."), opens="withdraw")


def because(request: HttpRequest, article: Article, act: Callable[..., Any], said: str, *, opens: str) -> HttpResponse:
    form = BecauseForm(request.POST)
    if not form.is_valid():
        return shown(request, article, status=422, because_form=form, opens=opens)
    why = form.cleaned_data["because"]
    return settled(request, article, lambda at: act(article, because=why, by=who(request), at=at), said, because_form=form, opens=opens)


def settled(request: HttpRequest, article: Article, act: Callable[[datetime], Any], said: str, **shown_again: Any) -> HttpResponse:
    try:
        act(timezone.now())
    except actions.Refusal as refusal:
        return shown(request, article, status=409, refusal=refusal, **shown_again)
    messages.success(request, said)
    return redirect(article)
