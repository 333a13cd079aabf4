"""The agenda by program: topics, assessments, editions, calls and what became of it."""

from typing import Any

from django.http import HttpRequest
from django.http.response import Http404
from django.utils import timezone
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from entente.agenda import access, actions
from entente.agenda.imports import brought
from entente.agenda.models import Panellist, Ranking, Topic
from entente.agenda.queries import calls, portfolio, topics
from entente.agenda.queries.panel import questions_of
from entente.api import agenda_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.governance.models import Body
from entente.members.access import organisation_to_read
from entente.people.models import Person
from entente.projects.imports.refusals import CannotImport
from entente.projects.models import Project

REFUSALS: tuple[type[Exception], ...] = (actions.Refusal, CannotImport)
router = Router(tags=["Agenda"])
TOPIC = {200: schemas.WholeTopicOut, **declared(403, 404, 409)}
ROUND = {200: schemas.RoundOut, **declared(403, 404, 409)}


@router.get("/agenda/topics", auth=anyone, response=Page[schemas.TopicOut], summary="Topics: for visitors those that are published")
def topic_list(request: HttpRequest, asked: Query[schemas.TopicsAsked]) -> Any:
    said = topics.TopicsAsked(asked.q, asked.horizon or "", asked.state or "")
    return page(topics.listed(access.topics(request.user), said), asked, "number")


@router.post("/agenda/topics", response={201: schemas.WholeTopicOut, **declared(403, 404, 409)}, summary="Propose a topic")
def propose(request: HttpRequest, body: schemas.ProposedTopic) -> Any:
    by = access.proposer(request.user)
    return Status(201, actions.propose(body.facts, owner=_owner(request, body), by=by.person, at=timezone.now()))


@router.post("/agenda/topics/merge", response={201: schemas.WholeTopicOut, **declared(403, 404, 409)}, summary="Merge topics into one")
def merge(request: HttpRequest, body: schemas.Merging) -> Any:
    access.keeper(request.user)
    found = [access.topic_to_read(request.user, pk) for pk in dict.fromkeys(body.topics)]
    return Status(201, actions.merge(found, body.facts, because=body.because, by=_by(request), at=timezone.now()))


@router.get(
    "/agenda/topics/{int:topic_id}",
    auth=anyone,
    response={200: schemas.WholeTopicOut, **declared(404)},
    summary="One topic, and the calls and projects it led to",
)
def topic(request: HttpRequest, topic_id: int) -> Any:
    return access.topic_to_read(request.user, topic_id)


@router.put("/agenda/topics/{int:topic_id}", response=TOPIC, summary="Change a topic")
def change(request: HttpRequest, topic_id: int, body: schemas.NewTopic) -> Any:
    found = access.topic_to_change(request.user, topic_id)
    return actions.change(found, body.facts, is_keeper=access.keeps(request.user), by=_by(request), at=timezone.now())


@router.post(
    "/agenda/topics/{int:topic_id}/split", response={200: list[schemas.TopicOut], **declared(403, 404, 409)}, summary="Split a topic"
)
def split(request: HttpRequest, topic_id: int, body: schemas.Splitting) -> Any:
    found = access.topic_to_keep(request.user, topic_id)
    return actions.split(found, [one.facts for one in body.parts], because=body.because, by=_by(request), at=timezone.now())


@router.post("/agenda/topics/{int:topic_id}/screen", response=TOPIC, summary="Say whether a topic is taken in")
def screen(request: HttpRequest, topic_id: int, body: schemas.NewVerdict) -> Any:
    found, at = access.topic_to_screen(request.user, topic_id), timezone.now()
    return actions.screen(found, body.verdict.value, because=body.because, by=_by(request), at=at, on=timezone.localtime(at).date())


@router.get(
    "/agenda/topics/{int:topic_id}/remarks", response={200: list[schemas.RemarkOut], **declared(403, 404)}, summary="What was said about it"
)
def remarks(request: HttpRequest, topic_id: int) -> Any:
    found = access.topic_to_read(request.user, topic_id)
    access.insider(request.user)
    return topics.remarks_of(found)


@router.post(
    "/agenda/topics/{int:topic_id}/remarks",
    response={201: schemas.RemarkOut, **declared(403, 404, 409)},
    summary="Say something about a topic",
)
def remark(request: HttpRequest, topic_id: int, body: schemas.NewRemark) -> Any:
    found = access.topic_to_discuss(request.user, topic_id)
    return Status(201, actions.remark(found, body.text, by=_by(request), at=timezone.now()))


@router.get(
    "/agenda/topics/{int:topic_id}/suggestions",
    response={200: list[schemas.SuggestedOut], **declared(403, 404)},
    summary="Calls whose words are like the topic's",
)
def suggestions(request: HttpRequest, topic_id: int) -> Any:
    found = access.topic_to_read(request.user, topic_id)
    access.insider(request.user)
    return calls.suggested_for(found)


@router.post(
    "/agenda/topics/{int:topic_id}/links",
    response={200: schemas.LinkOut, **declared(403, 404, 409)},
    summary="Say whether a call answers a topic",
)
def link(request: HttpRequest, topic_id: int, body: schemas.NewLink) -> Any:
    found, call = access.topic_to_keep(request.user, topic_id), access.call_to_read(body.call)
    return actions.say_link(found, call, body.state.value, because=body.because, by=_by(request), at=timezone.now())


@router.get("/agenda/rounds", response={200: Page[schemas.RoundOut], **declared(403)}, summary="Assessment rounds, the newest first")
def rounds(request: HttpRequest, asked: Query[After]) -> Any:
    access.insider(request.user)
    return page(access.rounds(request.user), asked, "-id")


@router.post("/agenda/rounds", response={201: schemas.RoundOut, **declared(403, 409)}, summary="Prepare a round")
def prepare(request: HttpRequest, body: schemas.NewRound) -> Any:
    by = access.keeper(request.user).person
    said = {"method": body.method.value, "horizon": body.horizon.value, "closes_on": body.closes_on, "questions": body.questions}
    criteria = [(one.name, one.weight) for one in body.criteria]
    return Status(201, actions.prepare(body.title, **said, criteria=criteria, by=by, at=timezone.now()))  # type: ignore[arg-type]


@router.get("/agenda/rounds/{int:round_id}", response={200: schemas.RoundOut, **declared(404)}, summary="One round")
def one_round(request: HttpRequest, round_id: int) -> Any:
    return access.round_to_read(request.user, round_id)


@router.post("/agenda/rounds/{int:round_id}/panel", response=ROUND, summary="Draw the panel, evenly from all categories")
def panel(request: HttpRequest, round_id: int, body: schemas.NewPanel) -> Any:
    found = access.round_to_keep(request.user, round_id)
    actions.name_panel(found, body.size, by=_by(request), at=timezone.now())
    return found


@router.post("/agenda/rounds/{int:round_id}/open", response=ROUND, summary="Open a round")
def open_round(request: HttpRequest, round_id: int) -> Any:
    return actions.open_round(access.round_to_keep(request.user, round_id), by=_by(request), at=timezone.now())


@router.post("/agenda/rounds/{int:round_id}/close", response=ROUND, summary="Close a round and work out its ranking")
def close_round(request: HttpRequest, round_id: int) -> Any:
    found = access.round_to_keep(request.user, round_id)
    return actions.close_round(found, by=_by(request), at=timezone.now()).round


@router.post(
    "/agenda/rounds/{int:round_id}/second", response={201: schemas.RoundOut, **declared(403, 404, 409)}, summary="Prepare a second round"
)
def second(request: HttpRequest, round_id: int, body: schemas.SecondRound) -> Any:
    found = access.round_to_keep(request.user, round_id)
    return Status(201, actions.second_round(found, closes_on=body.closes_on, by=_by(request), at=timezone.now()))


@router.get(
    "/agenda/rounds/{int:round_id}/ranking", response={200: schemas.RankingOut, **declared(404)}, summary="What came out of a round"
)
def ranking(request: HttpRequest, round_id: int) -> Any:
    found = Ranking.objects.filter(round=access.round_to_read(request.user, round_id)).first()
    if found is None:
        raise Http404
    return {"round": round_id, "replicates": found.replicates, "answers_digest": found.answers_digest, "said": found.said}


@router.get("/agenda/rounds/{int:round_id}/portfolio", response={200: schemas.PortfolioOut, **declared(404)}, summary="What a budget buys")
def bought(request: HttpRequest, round_id: int, asked: Query[schemas.PortfolioAsked]) -> Any:
    found = access.round_to_read(request.user, round_id)
    if found.closed_at is None:
        raise Http404
    answer = portfolio.bought(found, asked.budget)
    lines = [
        {"topic": one.topic.code} | {name: getattr(one, name) for name in ("votes", "low", "middle", "high", "greedy")}
        for one in answer.lines
    ]
    names = ("voters", "cost", "greedy_cost", "without", "greedy_without")
    return {name: getattr(answer, name) for name in names} | {"lines": lines}


@router.post("/agenda/rounds/{int:round_id}/begin", response=ROUND, summary="Declare interests, and have the questions drawn")
def begin(request: HttpRequest, round_id: int, body: schemas.Interests) -> Any:
    return actions.begin(_seat(request, round_id), body.topics, by=_by(request), at=timezone.now()).round


@router.get(
    "/agenda/rounds/{int:round_id}/questions", response={200: list[schemas.QuestionOut], **declared(403, 404)}, summary="Your questions"
)
def questions(request: HttpRequest, round_id: int) -> Any:
    return questions_of(_seat(request, round_id))


@router.put(
    "/agenda/questions/{int:question_id}", response={200: schemas.QuestionOut, **declared(404, 409)}, summary="Answer one of your questions"
)
def answer(request: HttpRequest, question_id: int, body: schemas.Answer) -> Any:
    found = access.question_to_answer(request.user, question_id)
    return actions.answer(found, body.preferred, by=_by(request), at=timezone.now())


@router.put("/agenda/rounds/{int:round_id}/scores", response=ROUND, summary="Score a topic by the criteria")
def score(request: HttpRequest, round_id: int, body: schemas.Scores) -> Any:
    seat = _seat(request, round_id)
    found: Topic = access.topic_to_read(request.user, body.topic)
    actions.score(seat, found, body.halves, by=_by(request), at=timezone.now())
    return seat.round


@router.get("/agenda/editions", auth=anyone, response=list[schemas.EditionOut], summary="Editions of the agenda, the newest first")
def editions(request: HttpRequest) -> Any:
    return list(access.editions(request.user).defer("topics"))


@router.get(
    "/agenda/editions/{int:number}",
    auth=anyone,
    response={200: schemas.WholeEditionOut, **declared(404)},
    summary="One edition, word for word",
)
def edition(request: HttpRequest, number: int) -> Any:
    return access.edition_to_read(request.user, number)


@router.post("/agenda/editions", response={200: schemas.WholeEditionOut, **declared(403, 404, 409)}, summary="Draft the next edition")
def draft(request: HttpRequest, body: schemas.NewEdition) -> Any:
    by = access.keeper(request.user).person
    ordered = [access.round_to_read(request.user, pk) for pk in dict.fromkeys(body.rounds)]
    return actions.draft(body.title, body.introduction, ordered, by=by, at=timezone.now())


@router.post(
    "/agenda/editions/{int:number}/publish",
    response={200: schemas.WholeEditionOut, **declared(403, 404, 409)},
    summary="Publish an edition: it is frozen",
)
def publish(request: HttpRequest, number: int) -> Any:
    return actions.publish(access.edition_to_keep(request.user, number), by=_by(request), at=timezone.now())


@router.get("/agenda/calls", auth=anyone, response=Page[schemas.CallOut], summary="Call topics, by code")
def call_list(request: HttpRequest, asked: Query[schemas.CallsAsked]) -> Any:
    return page(calls.listed(asked.q), asked, "code")


@router.get(
    "/agenda/calls/fitting/{str:slug}",
    auth=anyone,
    response={200: list[schemas.SuggestedOut], **declared(404)},
    summary="Open calls whose words are like an organisation's profile",
)
def fitting(request: HttpRequest, slug: str) -> Any:
    return calls.fitting(organisation_to_read(request.user, slug), timezone.localdate())


@router.post(
    "/agenda/calls/imports",
    response={200: schemas.ImportOut, **declared(403, 409, 413)},
    summary="Import calls or a list of topics; all accepted rows come in together",
)
def import_calls(request: HttpRequest, said: Form[schemas.ImportIn], file: File[UploadedFile]) -> Any:
    by = access.keeper(request.user).person
    result, left = brought(file.chunks(), file.name or "file", by=by, at=timezone.now(), is_dry_run=said.dry_run)
    return result | {"left_out": [{"line": one.line, "key": one.key, "reason": one.reason} for one in left[:1000]]}


@router.put(
    "/agenda/calls/{int:call_id}/watch", response={200: schemas.CallOut, **declared(404)}, summary="Be reminded before a call closes"
)
def watch(request: HttpRequest, call_id: int) -> Any:
    found = access.call_to_read(call_id)
    actions.watch(found, by=_by(request))
    return found


@router.delete(
    "/agenda/calls/{int:call_id}/watch", response={200: schemas.CallOut, **declared(404)}, summary="Be reminded of a call no more"
)
def unwatch(request: HttpRequest, call_id: int) -> Any:
    found = access.call_to_read(call_id)
    actions.unwatch(found, by=_by(request))
    return found


@router.post("/agenda/results", response={201: schemas.ResultOut, **declared(403, 404, 409)}, summary="Note what a project brought")
def note_result(request: HttpRequest, body: schemas.NewResult) -> Any:
    by = access.keeper(request.user).person
    project = Project.objects.filter(key=body.project).first()
    if project is None:
        raise Http404
    return Status(201, actions.note_result(project, body.title, body.address, on=body.on, by=by, at=timezone.now()))


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person


def _seat(request: HttpRequest, pk: int) -> Panellist:
    return access.seat_to_answer(request.user, pk)


def _owner(request: HttpRequest, body: schemas.ProposedTopic) -> Any:
    """An organisation or group the caller may propose for; the office may leave both out."""
    mine = access.proposing_for(request.user)
    found = [one for one in mine if one.slug == (body.body if isinstance(one, Body) else body.organisation)]
    if not found and (body.organisation or body.body or not access.keeps(request.user)):
        raise access.not_yours()
    return found[0] if found else None
