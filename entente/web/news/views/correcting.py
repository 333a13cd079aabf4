"""Corrections of what is published."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.news import access, actions
from entente.news.models import Article
from entente.web.acting import who
from entente.web.documents.asking import asks_in
from entente.web.news.acting import answer
from entente.web.news.forms import CorrectionForm
from entente.web.news.views.reviewing import because, settled


@login_required
@asks_in
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins with what waits already, else with what is published."""
    article = access.article_to_write(request.user, pk)
    begins = getattr(article, "correction", article)
    initial = {"title": begins.title, "lead": begins.lead, "text": begins.text, "note": getattr(begins, "note", "")}
    form = CorrectionForm(request.POST or None, initial=initial)

    def act(fields: dict[str, str], at: object) -> Article:
        actions.propose_correction(article, **fields, by=who(request), at=at)  # type: ignore[arg-type]
        return article

    return answer(request, "news/correct.html", {"form": form, "article": article}, act, said=_("It waits for other eyes now."))


@login_required
@require_POST
@asks_in
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    article = access.article_to_review(request.user, pk)
    return settled(request, article, lambda at: actions.correct(article, by=who(request), at=at), _("It is corrected."))


@login_required
@require_POST
@asks_in
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    article = access.article_to_review(request.user, pk)
    return because(request, article, actions.send_correction_back, _("It is sent back."), opens="send_back")


@login_required
@require_POST
@asks_in
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Who proposed it, or somebody of the office."""
    article = access.article_to_write(request.user, pk)
    if not (access.reviews(request.user) or article.correction.by_id == who(request).pk):
        raise PermissionDenied(_("Only who proposed this correction and the office may drop it."))
    return settled(request, article, lambda at: actions.drop_correction(article, by=who(request), at=at), _("What is published stays."))
