"""Deliverables, comments and written procedures of bodies: the same access, actions and refusals as the pages."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from entente.api import governance_work_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.governance import access, actions
from entente.governance.models import Comment, CommentRound, WrittenProcedure
from entente.governance.queries import comments, deliverables, written
from entente.members.models import Organisation
from entente.members.viewers import keys_of, viewer_of

router = Router(tags=["Groups"], auth=anyone)


@router.get(
    "/groups/{slug:body}/deliverables",
    response={200: Page[schemas.DeliverableOut], **declared(404)},
    summary="What a body brings out, as far as you may see it",
)
def body_deliverables(request: HttpRequest, body: str, asked: Query[After]) -> Any:
    found = deliverables.seen(keys_of(request.user)).filter(body=access.body_to_read(body), dropped_at=None)
    return page(found, asked, "-made_at", "-id")


@router.get(
    "/groups/{slug:body}/comments",
    response={200: Page[schemas.GroupRoundOut], **declared(404)},
    summary="Rounds of comments of a body",
)
def body_rounds(request: HttpRequest, body: str, asked: Query[After]) -> Any:
    return page(comments.seen(keys_of(request.user)).filter(body=access.body_to_read(body)), asked, "-opened_at", "-id")


@router.get(
    "/groups/{slug:body}/comments/{int:number}",
    response={200: Page[schemas.GroupCommentOut], **declared(404)},
    summary="The comments of a round, in the order of the paragraphs' numbers",
)
def round_comments(request: HttpRequest, body: str, number: int, asked: Query[After]) -> Any:
    found = _round(request, body, number)
    rows = Comment.objects.filter(round=found, withdrawn_at=None).select_related("person", "organisation")
    return page(rows, asked, "paragraph", "id")


@router.post(
    "/groups/{slug:body}/comments/{int:number}",
    response={201: schemas.GroupCommentOut, **declared(403, 404, 409)},
    summary="Comment on a paragraph",
)
def comment_on(request: HttpRequest, body: str, number: int, said: schemas.NewComment) -> Any:
    by = signed_in_account(request).person
    found = _round(request, body, number)
    if not access.may_comment(request.user):
        raise PermissionDenied(_("You read here and say nothing; a token has to carry the right to speak for organisations."))
    organisation = _own(request, said.organisation)
    words = (said.paragraph, said.text, said.proposed)
    return Status(201, actions.comment(found, *words, organisation=organisation, by=by, at=timezone.now()))


@router.post(
    "/groups/{slug:body}/comments/{int:number}/{int:comment}",
    response={200: schemas.GroupCommentOut, **declared(403, 404, 409)},
    summary="Deal with a comment",
)
def settle_comment(request: HttpRequest, body: str, number: int, comment: int, said: schemas.Settled) -> Any:
    by = signed_in_account(request).person
    access.body_to_keep(request.user, body)
    found = Comment.objects.filter(round=_round(request, body, number), pk=comment, withdrawn_at=None).first()
    if found is None:
        raise Http404
    return actions.settle_comment(found, said.disposition, said.reply, by=by, at=timezone.now())


@router.get(
    "/groups/{slug:body}/written", response={200: Page[schemas.WrittenOut], **declared(404)}, summary="What a body decides in writing"
)
def body_written(request: HttpRequest, body: str, asked: Query[After]) -> Any:
    return page(written.seen(keys_of(request.user)).filter(body=access.body_to_read(body)), asked, "-opened_at", "-id")


@router.post(
    "/groups/{slug:body}/written/{int:number}",
    response={200: schemas.WrittenOut, **declared(403, 404, 409)},
    summary="Answer a written procedure",
)
def answer_written(request: HttpRequest, body: str, number: int, said: schemas.Say) -> Any:
    by = signed_in_account(request).person
    found: WrittenProcedure | None = written.seen(keys_of(request.user)).filter(body=access.body_to_read(body), pk=number).first()
    if found is None:
        raise Http404
    if not access.may_comment(request.user):
        raise PermissionDenied(_("A token has to carry the right to speak for organisations."))
    actions.say(found, by, said.said, because=said.because, at=timezone.now())
    return found


def _round(request: HttpRequest, body: str, number: int) -> CommentRound:
    found: CommentRound | None = comments.seen(keys_of(request.user)).filter(body=access.body_to_read(body), pk=number).first()
    if found is None:
        raise Http404
    return found


def _own(request: HttpRequest, slug: str | None) -> Organisation | None:
    if not slug:
        return None
    found = Organisation.objects.filter(slug=slug, pk__in=viewer_of(request.user).organisations).first()
    if found is None:
        raise PermissionDenied(_("You do not act for this organisation."))
    return found
