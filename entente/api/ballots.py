"""Votes by program: rules, the steps of a vote, casting, what is published, and the register of decisions."""

import json
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Status

from entente.api import ballots_schemas as schemas
from entente.api.auth import confirmed, signed_in_account
from entente.api.errors import declared
from entente.api.paging import Page, page
from entente.ballots import access, actions
from entente.ballots.models import Proxy, RollRow, Rule, Vote
from entente.ballots.queries import lists
from entente.gatherings.models import Gathering
from entente.members.models import Reference
from entente.people.models import Person

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal,)
router = Router(tags=["Ballots"], auth=confirmed)
WHOLE = {200: schemas.WholeVoteOut, **declared(403, 404, 409)}
DECIDED = {200: schemas.DecisionOut, **declared(403, 404, 409)}
STEPS = {"call": actions.call, "freeze": actions.freeze, "open": actions.open_vote, "close": actions.close}


@router.get("/rules", response=Page[schemas.RuleOut], summary="Rules of voting, drafts too")
def rules(request: HttpRequest, asked: Query[schemas.RulesAsked]) -> Any:
    found = access.rules()
    if asked.body:
        found = found.filter(body__slug=asked.body)
    return page(found.filter(kind=asked.kind) if asked.kind else found, asked, "-id")


@router.get("/rules/{int:rule_id}", response={200: schemas.RuleOut, **declared(404)}, summary="One rule, whole and in words")
def rule(request: HttpRequest, rule_id: int) -> Any:
    return access.rule_to_read(request.user, rule_id)


@router.post("/rules", response={201: schemas.RuleOut, **declared(403, 404, 409)}, summary="Write a rule, or the next version of one")
def write_rule(request: HttpRequest, body: schemas.NewRule) -> Any:
    of = access.body_to_rule(request.user, body.body)
    written = actions.Written(actions.read_spec(body.spec))
    return Status(201, actions.write_rule(of, written, code=body.code, by=_by(request), at=timezone.now()))


@router.post("/rules/{int:rule_id}/adopt", response={200: schemas.RuleOut, **declared(403, 404, 409)}, summary="Adopt a rule from a day")
def adopt(request: HttpRequest, rule_id: int, body: schemas.Adoption) -> Any:
    decision = Reference.said(body.decision) if body.decision.strip() else None
    return actions.adopt_rule(access.rule_to_keep(request.user, rule_id), on=body.on, decision=decision, by=_by(request), at=timezone.now())


@router.get("/votes", response=Page[schemas.VoteOut], summary="Votes that are yours to see, the newest first")
def votes(request: HttpRequest, asked: Query[schemas.VotesAsked]) -> Any:
    found = lists.named(access.votes(request.user), asked.q)
    if asked.state:
        found = found.filter(state=asked.state)
    return page(found.filter(body__slug=asked.body) if asked.body else found, asked, "-id")


@router.post("/votes", response={201: schemas.WholeVoteOut, **declared(403, 404, 409)}, summary="Prepare a vote")
def draft(request: HttpRequest, body: schemas.NewVote) -> Any:
    access.keeper(request.user)
    under = get_object_or_404(Rule.objects.select_related("body"), pk=body.rule)
    said = {name: value for name, value in body.dict(exclude={"rule", "gathering"}).items() if value is not None}
    gathering = get_object_or_404(Gathering, pk=body.gathering) if body.gathering else None
    return Status(201, actions.draft(under.body, actions.Plan(rule=under, gathering=gathering, **said), by=_by(request), at=timezone.now()))


@router.get("/votes/{int:vote_id}", response={200: schemas.WholeVoteOut, **declared(404)}, summary="One vote, with its turnout and result")
def one(request: HttpRequest, vote_id: int) -> Any:
    return access.vote_to_read(request.user, vote_id)


@router.get("/votes/{int:vote_id}/roll", response={200: list[schemas.RowOut], **declared(404)}, summary="The frozen roll, explained")
def roll(request: HttpRequest, vote_id: int) -> Any:
    found = access.vote_to_read(request.user, vote_id)
    return RollRow.objects.filter(vote=found).select_related("organisation").order_by("place")


@router.post("/votes/{int:vote_id}/call", response=WHOLE, summary="Announce it: notice runs from now")
def call(request: HttpRequest, vote_id: int) -> Any:
    return _step(request, vote_id, "call")


@router.post("/votes/{int:vote_id}/freeze", response=WHOLE, summary="Freeze its roll")
def freeze(request: HttpRequest, vote_id: int) -> Any:
    return _step(request, vote_id, "freeze")


@router.post("/votes/{int:vote_id}/open", response=WHOLE, summary="Open it, once nothing on the checklist is missing")
def open_vote(request: HttpRequest, vote_id: int) -> Any:
    return _step(request, vote_id, "open")


@router.post("/votes/{int:vote_id}/close", response=WHOLE, summary="Close it and publish all ballots")
def close(request: HttpRequest, vote_id: int) -> Any:
    return _step(request, vote_id, "close")


@router.post("/votes/{int:vote_id}/count", response=WHOLE, summary="Count it, with the chair's word where a tie needs it")
def count(request: HttpRequest, vote_id: int, body: schemas.Word) -> Any:
    word = actions.Word(body.choice, tuple(body.order))
    return actions.count(access.vote_to_keep(request.user, vote_id), word=word, by=_by(request), at=timezone.now())


@router.post("/votes/{int:vote_id}/seat", response=WHOLE, summary="Give the elected their mandates")
def seat(request: HttpRequest, vote_id: int) -> Any:
    actions.seat(access.vote_to_keep(request.user, vote_id), by=_by(request), at=timezone.now())
    return access.vote_to_read(request.user, vote_id)


@router.post("/votes/{int:vote_id}/cancel", response=WHOLE, summary="Cancel it, with the reason")
def cancel(request: HttpRequest, vote_id: int, body: schemas.Because) -> Any:
    return actions.cancel(access.vote_to_keep(request.user, vote_id), because=body.because, by=_by(request), at=timezone.now())


@router.post("/votes/{int:vote_id}/roll/{int:row}/secrecy", response=WHOLE, summary="Ask, before it opens, that it be secret")
def ask_for_secrecy(request: HttpRequest, vote_id: int, row: int) -> Any:
    mine = access.row_to_cast(request.user, vote_id, row, timezone.now())
    actions.demand_secrecy(mine.row.vote, mine.row, by=_by(request), at=timezone.now())
    return access.vote_to_read(request.user, vote_id)


@router.post(
    "/votes/{int:vote_id}/roll/{int:row}/ballot",
    response={200: schemas.ReceiptOut, **declared(403, 404, 409)},
    summary="Cast a ballot: for whom you speak, or by a proxy you hold. The same sent again is acknowledged again",
)
def cast(request: HttpRequest, vote_id: int, row: int, body: schemas.NewBallot) -> Any:
    mine = access.row_to_cast(request.user, vote_id, row, timezone.now())
    said = {name: value for name in ("choice", "split", "candidates") if (value := getattr(body, name)) is not None}
    return actions.cast(
        mine.row.vote, mine.row, actions.Sealed(body.number, body.salt, json.dumps(said)), by=_by(request), at=timezone.now()
    )


@router.get("/votes/{int:vote_id}/published", response={200: dict[str, Any], **declared(404)}, summary="All ballots, to be counted again")
def published(request: HttpRequest, vote_id: int) -> Any:
    found = access.vote_to_read(request.user, vote_id)
    if not found.published:
        raise Http404
    return found.published


@router.post(
    "/votes/{int:vote_id}/proxies", response={201: schemas.ProxyOut, **declared(403, 404, 409)}, summary="Let another vote for you"
)
def give_proxy(request: HttpRequest, vote_id: int, body: schemas.NewProxy) -> Any:
    found = access.vote_to_read(request.user, vote_id)
    giver = next((row for row in access.own_rows(request.user, found) if row.pk == body.giver), None)
    if giver is None:
        raise Http404
    holder = get_object_or_404(RollRow, vote=found, pk=body.holder)
    said = {"expires_at": body.expires_at, "instruction": body.instruction}
    given = actions.give_proxy(found, giver, holder, **said, by=_by(request), at=timezone.now())  # type: ignore[arg-type]
    return Status(201, given)


@router.post("/proxies/{int:proxy_id}/revoke", response={200: schemas.ProxyOut, **declared(403, 404, 409)}, summary="Revoke a proxy")
def revoke_proxy(request: HttpRequest, proxy_id: int) -> Any:
    revoked: Proxy = actions.revoke_proxy(access.proxy_to_revoke(request.user, proxy_id), by=_by(request), at=timezone.now())
    return revoked


@router.get("/decisions", response=Page[schemas.DecisionOut], summary="Decisions that are yours to see, the newest first")
def decisions(request: HttpRequest, asked: Query[schemas.DecisionsAsked]) -> Any:
    found = lists.register(access.decisions(request.user), words=asked.q, body=asked.body, is_open=asked.open)
    return page(found, asked, "-id")


@router.get("/decisions/{int:decision_id}", response={200: schemas.DecisionOut, **declared(404)}, summary="One decision")
def decision(request: HttpRequest, decision_id: int) -> Any:
    return access.decision_to_read(request.user, decision_id)


@router.post("/decisions/{int:decision_id}/caused", response=DECIDED, summary="Note what a decision caused")
def caused(request: HttpRequest, decision_id: int, body: schemas.Caused) -> Any:
    found = access.decision_to_keep(request.user, decision_id)
    return actions.note_caused(found, Reference(**body.dict()), by=_by(request), at=timezone.now())


@router.post("/decisions/{int:decision_id}/done", response=DECIDED, summary="Say that what a decision asks for is done")
def done(request: HttpRequest, decision_id: int, body: schemas.Done) -> Any:
    found = access.decision_to_finish(request.user, decision_id)
    return actions.done(found, how=body.how, by=_by(request), at=timezone.now())


def _step(request: HttpRequest, vote_id: int, step: str) -> Vote:
    return STEPS[step](access.vote_to_keep(request.user, vote_id), by=_by(request), at=timezone.now())


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person
