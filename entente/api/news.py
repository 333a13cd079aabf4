"""News by program: what is published, as far as its marking goes; writing and reviewing for those who may."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status

from entente.api import news_schemas as schemas
from entente.api.auth import anyone, signed_in, signed_in_account
from entente.api.documents_filing import asking_in
from entente.api.errors import declared
from entente.api.paging import Page, page
from entente.members.access import organisation_to_read
from entente.members.viewers import keys_of
from entente.news import access, actions, queries
from entente.news.models import Article
from entente.news.queries import Asked
from entente.people.models import Person

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["News"], auth=anyone)


@router.get("/news", response=Page[schemas.ArticleOut], summary="News, the latest first")
def news(request: HttpRequest, asked: Query[schemas.NewsAsked]) -> Any:
    filters = Asked(asked.q, asked.language, asked.sector, asked.country, asked.organisation)
    found = queries.listed(keys_of(request.user), filters).prefetch_related("sectors", "countries")
    return page(found, asked, "-published_at", "-id")


@router.get("/news/{int:article_id}", response={200: schemas.WholeArticleOut, **declared(403, 404)}, summary="One article")
def article(request: HttpRequest, article_id: int) -> Any:
    return asking_in(lambda: access.article_to_read(request.user, article_id))


@router.post("/news", auth=signed_in, response={201: schemas.WholeArticleOut, **declared(403, 404, 409)}, summary="Write an article")
def write(request: HttpRequest, body: schemas.NewArticle) -> Any:
    organisation = organisation_to_read(request.user, body.organisation) if body.organisation else None
    by = access.writer_for(request.user, organisation).person
    return Status(201, actions.draft(body.said, organisation=organisation, by=by, at=timezone.now()))


@router.put(
    "/news/{int:article_id}",
    auth=signed_in,
    response={200: schemas.WholeArticleOut, **declared(403, 404, 409)},
    summary="Change an article that is not handed in",
)
def change(request: HttpRequest, article_id: int, body: schemas.ArticleIn) -> Any:
    found = _to_write(request, article_id)
    return actions.change(found, body.said, by=_by(request), at=timezone.now())


@router.post(
    "/news/{int:article_id}/hand-in",
    auth=signed_in,
    response={200: schemas.WholeArticleOut, **declared(403, 404, 409)},
    summary="Ask for a review",
)
def hand_in(request: HttpRequest, article_id: int) -> Any:
    return actions.hand_in(_to_write(request, article_id), by=_by(request), at=timezone.now())


@router.post(
    "/news/{int:article_id}/publish",
    auth=signed_in,
    response={200: schemas.WholeArticleOut, **declared(403, 404, 409)},
    summary="Publish what somebody else wrote, now or at a time",
)
def publish(request: HttpRequest, article_id: int, body: schemas.Publishing) -> Any:
    found = _to_review(request, article_id)
    return actions.publish(found, publish_at=body.publish_at, by=_by(request), at=timezone.now())


@router.post(
    "/news/{int:article_id}/send-back",
    auth=signed_in,
    response={200: schemas.WholeArticleOut, **declared(403, 404, 409)},
    summary="Send an article back to who wrote it, with a word why",
)
def send_back(request: HttpRequest, article_id: int, body: schemas.NewsBecause) -> Any:
    return actions.send_back(_to_review(request, article_id), because=body.because, by=_by(request), at=timezone.now())


@router.post(
    "/news/{int:article_id}/withdraw",
    auth=signed_in,
    response={200: schemas.WholeArticleOut, **declared(403, 404, 409)},
    summary="Take an article out of every list, feed and search",
)
def withdraw(request: HttpRequest, article_id: int, body: schemas.NewsBecause) -> Any:
    return actions.withdraw(_to_write(request, article_id), because=body.because, by=_by(request), at=timezone.now())


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person


def _to_write(request: HttpRequest, pk: int) -> Article:
    return asking_in(lambda: access.article_to_write(request.user, pk))


def _to_review(request: HttpRequest, pk: int) -> Article:
    return asking_in(lambda: access.article_to_review(request.user, pk))
